package io.colloquy.tokengate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.colloquy.internaltoken.Group;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal",
                "/internal/batches/claim",
                "/internal;a=b/jobs",
                "/INTERNAL/jobs",
                "/internal/;x/jobs"
            })
    void whatServicesSayToEachOtherIsForServices(String path) {
        assertEquals(Set.of(Group.SERVICE), Admission.groups(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/operator", "/api/operator/usage/verify", "/api;x/operator;y=z/switches"})
    void whatOperatorsDoIsForOperators(String path) {
        assertEquals(Set.of(Group.OPERATOR), Admission.groups(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api/jobs", "/v1/models", "/internals", "/api/operators", "/api/sharedness", "/nowhere"})
    void theRestIsForPeopleAndNotForEverybody(String path) {
        assertEquals(Set.of(Group.USER, Group.OPERATOR), Admission.groups(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/shared/abc", "/api/shared"})
    void aShareLinkOpensForEverybodyButServices(String path) {
        assertFalse(Admission.groups(path).contains(Group.SERVICE));
        assertEquals(3, Admission.groups(path).size());
    }
}
