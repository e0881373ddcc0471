package io.colloquy.internaltoken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final KeyPair OLD = KeyPair.generate("gateway");
    private static final KeyPair NEW = KeyPair.generate("gateway");
    private static final Grant ANNAS =
            new Grant("graph-service", "anna", Set.of(Group.USER, Group.OPERATOR), Set.of("read", "write"));

    @Test
    void whatWasSignedIsRead() throws TokenRefused {
        InternalToken token = verifier(OLD).verify(signer(OLD).sign(ANNAS, NOW), NOW);

        assertEquals("gateway", token.issuer());
        assertEquals("anna", token.account());
        assertEquals(Set.of(Group.USER, Group.OPERATOR), token.groups());
        assertEquals(Set.of("read", "write"), token.scopes());
        assertTrue(token.isFor(Group.OPERATOR));
    }

    @Test
    void anyTextCanBeAnAccount() throws TokenRefused {
        String odd = "\"},{ü \\ \n" + "x".repeat(100);
        String token = signer(OLD).sign(Grant.ofService("graph-service", odd), NOW);

        assertEquals(odd, verifier(OLD).verify(token, NOW).account());
    }

    @Test
    void aTokenIsGivenOutAgainUntilTwentySecondsBeforeItsEnd() {
        TokenSigner signer = signer(OLD);
        String first = signer.sign(ANNAS, NOW);

        assertSame(first, signer.sign(ANNAS, NOW.plusSeconds(39)));
        assertNotEquals(first, signer.sign(ANNAS, NOW.plusSeconds(40)));
    }

    @Test
    void everyGrantHasItsOwnToken() {
        TokenSigner signer = signer(OLD);
        var others = List.of(
                new Grant("tracking-service", "anna", ANNAS.groups(), ANNAS.scopes()),
                new Grant("graph-service", "berta", ANNAS.groups(), ANNAS.scopes()),
                new Grant("graph-service", "anna", Set.of(Group.USER), ANNAS.scopes()),
                new Grant("graph-service", "anna", ANNAS.groups(), Set.of("read")));

        long different =
                others.stream().map(grant -> signer.sign(grant, NOW)).distinct().count();

        assertEquals(4, different);
        assertTrue(others.stream().noneMatch(grant -> signer.sign(grant, NOW).equals(signer.sign(ANNAS, NOW))));
    }

    @Test
    void aVerifiedTokenIsNotVerifiedAgain() throws TokenRefused {
        TokenVerifier verifier = verifier(OLD);
        String token = signer(OLD).sign(ANNAS, NOW);

        assertSame(verifier.verify(token, NOW), verifier.verify(token, NOW.plusSeconds(59)));
    }

    @Test
    void whileAKeyIsChangedTokensOfBothAreGood() throws TokenRefused {
        TokenVerifier both = verifier(OLD, NEW);

        both.verify(signer(OLD).sign(ANNAS, NOW), NOW);
        both.verify(signer(NEW).sign(ANNAS, NOW), NOW);
    }

    @Test
    void aKeyThatWasTakenAwayIsWorthNothing() {
        assertThrows(TokenRefused.class, () -> verifier(NEW).verify(signer(OLD).sign(ANNAS, NOW), NOW));
    }

    @Test
    void neitherSideKeepsMoreThanItsBound() {
        Shelf<Integer, Instant> shelf = new Shelf<>(100, end -> end);
        for (int i = 0; i < 1000; i++) {
            shelf.put(i, NOW.plusSeconds(i % 2 == 0 ? 0 : 60), NOW);
            assertTrue(shelf.size() <= 100);
        }

        assertEquals(NOW.plusSeconds(60), shelf.get(999, NOW));
    }

    private static TokenSigner signer(KeyPair pair) {
        return new TokenSigner(SigningKey.parse(pair.privateJwk(), "gateway"));
    }

    private static TokenVerifier verifier(KeyPair... known) {
        return new TokenVerifier(VerificationKeys.parse(KeyPair.jwks(List.of(known))), "graph-service");
    }
}
