package io.colloquy.gateway.account;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRulesTest {
    @Test
    void aNameIsKeptInLowerCase() {
        assertEquals("anna.b+x@example.org", AccountRules.name(" Anna.B+x@Example.org "));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "ab", "local", "LOCAL", "-anna", "an na", "änna", "anna\0x"})
    void someNamesAreNone(String name) {
        assertEquals(
                422,
                assertThrows(Refused.class, () -> AccountRules.name(name))
                        .problem()
                        .status());
    }

    @Test
    void aNameEndsAtAHundredCharacters() {
        assertDoesNotThrow(() -> AccountRules.name("a".repeat(100)));
        assertThrows(Refused.class, () -> AccountRules.name("a".repeat(101)));
    }

    @Test
    void aPasswordHas8To128CharactersOfAnyKind() {
        assertDoesNotThrow(() -> AccountRules.password("aaaaaaaa", "anna"));
        assertDoesNotThrow(() -> AccountRules.password("\uD83D\uDC1F".repeat(128), "anna"));
        assertThrows(Refused.class, () -> AccountRules.password("aaaaaaa", "anna"));
        assertThrows(Refused.class, () -> AccountRules.password("a".repeat(129), "anna"));
        assertThrows(Refused.class, () -> AccountRules.password("\uD83D\uDC1F".repeat(7), "anna"));
    }

    @Test
    void aPasswordDoesNotHoldTheName() {
        assertThrows(Refused.class, () -> AccountRules.password("I am Anna B", "anna b"));
    }

    @Test
    void whatIsWrongIsSaidWithoutSayingThePassword() {
        var refused = assertThrows(Refused.class, () -> AccountRules.password("planted", "anna"));

        assertFalse(refused.problem().detail().contains("planted"));
        assertTrue(refused.problem().detail().startsWith("password"));
    }

    @Test
    void twoWaysToTypeALetterAreOnePassword() {
        String hash = Argon2id.hash(AccountRules.password("caf\u00e9-noir", null));

        assertTrue(Argon2id.matches(AccountRules.passwordAsHashed("cafe\u0301-noir"), hash));
    }

    @Test
    void aHashIsSaltedAndMatchesItsOwnPasswordOnly() {
        String hash = Argon2id.hash("correct horse");

        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertTrue(Argon2id.matches("correct horse", hash));
        assertFalse(Argon2id.matches("correct hors", hash));
        assertFalse(hash.equals(Argon2id.hash("correct horse")));
    }

    /** Made by the reference implementation: echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32. */
    @Test
    void theHashIsTheOneThatOthersCompute() {
        String salt = Base64.getEncoder().withoutPadding().encodeToString("somesalt".getBytes(StandardCharsets.UTF_8));

        assertTrue(Argon2id.matches(
                "password", "$argon2id$v=19$m=65536,t=2,p=1$" + salt + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"));
    }
}
