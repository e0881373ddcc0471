package io.colloquy.gateway.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.identity.Credential;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.identity.Role;
import io.colloquy.gateway.identity.Scope;
import io.colloquy.gateway.neighbour.Neighbour;
import io.colloquy.internaltoken.Group;
import io.colloquy.internaltoken.InternalToken;
import io.colloquy.internaltoken.KeyPair;
import io.colloquy.internaltoken.TokenRefused;
import io.colloquy.internaltoken.TokenVerifier;
import io.colloquy.internaltoken.UnusableKey;
import io.colloquy.internaltoken.VerificationKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NeighbourTokenTest {
    private static final KeyPair PAIR = KeyPair.generate("gateway");
    private static final Credential KEY = new Credential(Credential.Kind.KEY, "abcdef");

    private final NeighbourToken tokens = new NeighbourToken(Optional.of(PAIR.privateJwk()));

    @Test
    void aRequestIsItsAccountsAtTheNeighbourItIsFor() throws TokenRefused {
        var anna = new Identity("acc_anna", Role.USER, Set.of(Scope.READ, Scope.GENERATE), KEY);
        String bearer = tokens.of(Optional.of(anna), Neighbour.GRAPH);

        InternalToken token = read(bearer, "graph-service");
        assertEquals("acc_anna", token.account());
        assertEquals(Set.of(Group.USER), token.groups());
        assertEquals(Set.of("read", "generate"), token.scopes());
        assertThrows(TokenRefused.class, () -> read(bearer, "summary-service"));
    }

    @Test
    void anOperatorIsOneOnlyWithACredentialThatMayAdminister() throws TokenRefused {
        assertEquals(Set.of(Group.OPERATOR), groups(Role.OPERATOR, Scope.READ, Scope.ADMIN));
        assertEquals(Set.of(Group.USER), groups(Role.OPERATOR, Scope.READ));
        assertEquals(Set.of(Group.USER), groups(Role.USER, Scope.READ, Scope.ADMIN));
    }

    @Test
    void whoeverIsUnknownIsAnonymousAndMayNothing() throws TokenRefused {
        InternalToken token = read(tokens.of(Optional.empty(), Neighbour.GRAPH), "graph-service");

        assertEquals("anonymous", token.account());
        assertEquals(Set.of(Group.ANONYMOUS), token.groups());
        assertTrue(token.scopes().isEmpty());
    }

    @Test
    void whatServicesAskOfEachOtherIsAskedAsAService() throws TokenRefused {
        InternalToken token = read(tokens.asService("acc_anna", Neighbour.TRACKING), "tracking-service");

        assertEquals("acc_anna", token.account());
        assertEquals(Set.of(Group.SERVICE), token.groups());
    }

    @Test
    void withoutAKeyOfItsOwnThereIsNoGateway() {
        String anothers = KeyPair.generate("summary-service").privateJwk();

        assertThrows(UnusableKey.class, () -> new NeighbourToken(Optional.empty()));
        assertThrows(UnusableKey.class, () -> new NeighbourToken(Optional.of("nonsense")));
        assertThrows(UnusableKey.class, () -> new NeighbourToken(Optional.of(anothers)));
    }

    private Set<Group> groups(Role role, Scope... scopes) throws TokenRefused {
        var identity = new Identity("acc_berta", role, Set.of(scopes), KEY);
        return read(tokens.of(Optional.of(identity), Neighbour.GRAPH), "graph-service")
                .groups();
    }

    private static InternalToken read(String bearer, String service) throws TokenRefused {
        var keys = VerificationKeys.parse(KeyPair.jwks(List.of(PAIR)));
        return new TokenVerifier(keys, service).verify(bearer.substring("Bearer ".length()), Instant.now());
    }
}
