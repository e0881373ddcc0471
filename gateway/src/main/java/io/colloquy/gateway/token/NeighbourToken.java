package io.colloquy.gateway.token;

import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.identity.Role;
import io.colloquy.gateway.identity.Scope;
import io.colloquy.gateway.neighbour.Neighbour;
import io.colloquy.internaltoken.Grant;
import io.colloquy.internaltoken.Group;
import io.colloquy.internaltoken.SigningKey;
import io.colloquy.internaltoken.TokenSigner;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** By what a neighbour knows whose request it gets, as the value of an Authorization header. Without a usable key there is no start. */
@ApplicationScoped
public class NeighbourToken {
    private static final String ISSUER = "gateway";
    private static final String NOBODY = "anonymous";

    private final TokenSigner signer;

    NeighbourToken(@ConfigProperty(name = SigningKey.VARIABLE) Optional<String> key) {
        this.signer = new TokenSigner(SigningKey.configured(key, ISSUER));
    }

    /** Makes that a start without a key fails, and not the first call. */
    void check(@Observes StartupEvent starting) {}

    /** For a client's request; without an identity it is whoever opens what is open to everybody. */
    public String of(Optional<Identity> identity, Neighbour neighbour) {
        return bearer(identity.map(known -> grant(known, neighbour))
                .orElseGet(() -> new Grant(neighbour.title(), NOBODY, Set.of(Group.ANONYMOUS), Set.of())));
    }

    /** For what only services may ask of each other, on behalf of this account. */
    public String asService(String account, Neighbour neighbour) {
        return bearer(Grant.ofService(neighbour.title(), account));
    }

    /** An operator is one only with a credential that was made for it. */
    private static Grant grant(Identity identity, Neighbour neighbour) {
        boolean operator = identity.role() == Role.OPERATOR && identity.may(Scope.ADMIN);
        Set<String> scopes = identity.scopes().stream()
                .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        return new Grant(neighbour.title(), identity.account(), Set.of(operator ? Group.OPERATOR : Group.USER), scopes);
    }

    private String bearer(Grant grant) {
        return "Bearer " + signer.sign(grant, Instant.now());
    }
}
