package io.colloquy.gateway.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.problem.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {
    private final CommonPasswords common = new CommonPasswords();

    @ParameterizedTest
    @ValueSource(strings = {"password", "PassWord", "12345678", "qwertyuiop", "iloveyou", "baseball", "PASSWORD1"})
    void whatEverybodyTriesFirstIsRefused(String password) {
        var refused = assertThrows(Refused.class, () -> common.refuse(password));

        assertEquals(422, refused.problem().status());
        assertTrue(refused.problem().detail().contains("most common"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "long-enough-31", "password of anna", "a new one entirely"})
    void whatOneMakesUpIsNot(String password) {
        assertEquals(password, common.refuse(password));
    }

    /** ASVS 6.2.4 asks for the first 3000 that the other rules would let through. */
    @Test
    void theListIsLongEnough() {
        assertTrue(common.size() >= 3000, () -> "only " + common.size());
    }
}
