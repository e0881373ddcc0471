package io.colloquy.tokengate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.internaltoken.Group;
import io.colloquy.internaltoken.InternalToken;
import java.time.Instant;
import java.util.EnumSet;
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
                "/internal/;x/jobs",
                "/internal/accountsandmore/anna"
            })
    void whatServicesSayToEachOtherIsForServices(String path) {
        assertEquals(Set.of(Group.SERVICE), whoMay("gateway", path));
        assertEquals(Set.of(Group.SERVICE), whoMay("summary-service", path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/accounts/anna",
                "/internal/accounts/anna/export",
                "/internal;a=b/accounts;c/anna;d/export",
                "/INTERNAL/Accounts/anna",
                "/internal/;x/accounts/anna"
            })
    void whatAnAccountHasIsForTheGatewayOnBehalfOfThatAccount(String path) {
        assertEquals(Set.of(Group.SERVICE), whoMay("gateway", path));
        assertEquals(Set.of(), whoMay("summary-service", path));
        assertEquals(Set.of(), whoMay("gateway", path.replace("anna", "berta")));
        assertEquals(Set.of(), whoMay("gateway", path.replace("anna", "ANNA")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/accounts", "/internal/accounts/;anna"})
    void whatAllAccountsHaveIsForNobody(String path) {
        assertEquals(Set.of(), whoMay("gateway", path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/operator",
                "/api/operator/usage/verify",
                "/api;x/operator;y=z/switches",
                "/api/;x/operator/switches"
            })
    void whatOperatorsDoIsForOperators(String path) {
        assertEquals(Set.of(Group.OPERATOR), whoMay("gateway", path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api/jobs", "/v1/models", "/internals", "/api/operators", "/api/sharedness", "/nowhere"})
    void theRestIsForPeopleAndNotForEverybody(String path) {
        assertEquals(Set.of(Group.USER, Group.OPERATOR), whoMay("gateway", path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/shared/abc", "/api/shared"})
    void aShareLinkOpensForEverybodyButServices(String path) {
        assertFalse(whoMay("gateway", path).contains(Group.SERVICE));
        assertTrue(whoMay("gateway", path).containsAll(EnumSet.complementOf(EnumSet.of(Group.SERVICE))));
    }

    /** In which groups a token of this issuer's on behalf of Anna opens the path. */
    private static Set<Group> whoMay(String issuer, String path) {
        Set<Group> admitted = EnumSet.noneOf(Group.class);
        for (Group group : Group.values()) {
            var token = new InternalToken(issuer, "anna", Set.of(group), Set.of(), Instant.MAX);
            if (Admission.to(path).admits(token)) {
                admitted.add(group);
            }
        }
        return admitted;
    }
}
