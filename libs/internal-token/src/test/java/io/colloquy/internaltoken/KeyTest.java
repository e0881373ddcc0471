package io.colloquy.internaltoken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {
    private static final KeyPair PAIR = KeyPair.generate("summary-service");

    @Test
    void aPairIsNamedAfterItsIssuerAndShowsItsPrivatePartToNobody() {
        assertTrue(PAIR.id().matches("summary-service-[0-9a-f]{8}"));
        assertTrue(PAIR.privateJwk().contains("\"d\":"));
        assertFalse(PAIR.publicJwk().contains("\"d\":"));
        assertEquals(PAIR.id(), PAIR.toString());
        assertEquals(
                PAIR.id(),
                SigningKey.parse(PAIR.privateJwk(), "summary-service").id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Gateway", "gate way", "-gateway", "gateway-", "gateway1", "\"", "a\nb"})
    void anIssuersNameIsLowerCaseLettersAndHyphens(String issuer) {
        assertThrows(UnusableKey.class, () -> KeyPair.generate(issuer));
    }

    @Test
    void nobodySignsWithAnothersKey() {
        unusable("another issuer", () -> SigningKey.parse(PAIR.privateJwk(), "gateway"));
        unusable("another issuer", () -> SigningKey.parse(PAIR.privateJwk(), "summary"));
    }

    @Test
    void aPublicKeySignsNothing() {
        unusable("private part", () -> SigningKey.parse(PAIR.publicJwk(), "summary-service"));
    }

    @Test
    void aSetOfPublicKeysHoldsNoPrivateOne() {
        unusable("private key", () -> VerificationKeys.parse("{\"keys\":[" + PAIR.privateJwk() + "]}"));
    }

    @Test
    void aSetNamesNoTwoKeysAlike() {
        unusable("same kid", () -> VerificationKeys.parse(KeyPair.jwks(List.of(PAIR, PAIR))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "null",
                "7",
                "{}",
                "{\"keys\":[]}",
                "{\"keys\":[7]}",
                "{\"keys\":[{}]}",
                "{\"keys\":{}}",
                "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"gateway-1\"}]}",
                "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"gateway-1\",\"x\":\"AAAA\"}]}",
                "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"gateway-1\",\"x\":7}]}",
                "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"gateway-1\",\"k\":\"c2VjcmV0\"}]}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"gateway-1\",\"x\":\"AAAA\",\"d\":\"c2VjcmV0\"}"
            })
    void nonsenseIsNamedAndNotQuoted(String text) {
        for (var nonsense : List.of(
                assertThrows(UnusableKey.class, () -> VerificationKeys.parse(text)),
                assertThrows(UnusableKey.class, () -> SigningKey.parse(text, "gateway")))) {
            assertFalse(nonsense.getMessage().contains("c2VjcmV0"));
            assertEquals(null, nonsense.getCause());
        }
    }

    @Test
    void aKeyWithoutAUsableNameIsRefused() {
        for (String name : List.of("", "gateway", "gateway-", "-1", "gateway-1-", "GATEWAY-1")) {
            String renamed = KeyPair.jwks(List.of(PAIR)).replace(PAIR.id(), name);
            unusable("kid", () -> VerificationKeys.parse(renamed));
        }
    }

    @Test
    void whatIsWrongInTheConfigurationIsNamed() {
        unusable("COLLOQUY_INTERNAL_KEY is not set", () -> SigningKey.configured(Optional.empty(), "gateway"));
        unusable(
                "COLLOQUY_INTERNAL_KEY has the key of another",
                () -> SigningKey.configured(Optional.of(PAIR.privateJwk()), "gateway"));
        unusable("COLLOQUY_INTERNAL_KEYS is not set", () -> VerificationKeys.configured(Optional.empty()));
        unusable("COLLOQUY_INTERNAL_KEYS is not a JSON", () -> VerificationKeys.configured(Optional.of("x")));
    }

    private static void unusable(String why, Runnable attempt) {
        var refusal = assertThrows(UnusableKey.class, attempt::run);
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    }
}
