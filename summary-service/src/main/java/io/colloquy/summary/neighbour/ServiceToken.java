package io.colloquy.summary.neighbour;

import io.colloquy.internaltoken.Grant;
import io.colloquy.internaltoken.SigningKey;
import io.colloquy.internaltoken.TokenSigner;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** By what a neighbour knows this service, as the value of an Authorization header. Without a usable key there is no start. */
@ApplicationScoped
public class ServiceToken {
    private final String service;
    private final TokenSigner signer;

    ServiceToken(
            @ConfigProperty(name = SigningKey.VARIABLE) Optional<String> key,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.service = service;
        this.signer = new TokenSigner(SigningKey.configured(key, service));
    }

    /** Makes that a start without a key fails, and not the first call. */
    void check(@Observes StartupEvent starting) {}

    /** For what this service asks for itself. */
    public String own(Neighbour neighbour) {
        return onBehalf(service, neighbour);
    }

    /** For what it asks because of this account. */
    public String onBehalf(String account, Neighbour neighbour) {
        return "Bearer " + signer.sign(Grant.ofService(neighbour.audience(), account), Instant.now());
    }
}
