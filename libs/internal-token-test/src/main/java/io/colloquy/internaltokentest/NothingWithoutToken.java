package io.colloquy.internaltokentest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.internaltoken.Group;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * What a service owes whoever is nobody, for every operation of its OpenAPI document: each service's tests hold a
 * {@code @QuarkusTest} subclass. An operation that is new is asked here without anybody thinking of it.
 */
public abstract class NothingWithoutToken {
    private static final String PROBLEMS = "https://colloquy.io/problems/";

    @Test
    void noOperationAnswersWithoutAToken() {
        everyOperation(all -> true, Operation::callWithoutToken, NothingWithoutToken::isUnauthenticated);
    }

    @Test
    void noOperationAnswersToATokenThatIsForAnotherService() {
        Header elsewhere = Bearer.forAnotherService(Bearer.LOCAL);
        everyOperation(all -> true, operation -> operation.call(elsewhere), NothingWithoutToken::isUnauthenticated);
    }

    @Test
    void noOperationAnswersToAHeaderThatOnlyNamesAnAccount() {
        Header named = new Header("X-Colloquy-Account", Bearer.LOCAL);
        everyOperation(
                all -> true, operation -> operation.callUnfiltered(named), NothingWithoutToken::isUnauthenticated);
    }

    @Test
    void whatServicesSayToEachOtherIsForNoPersonAndNoOperator() {
        for (Group group : List.of(Group.USER, Group.OPERATOR, Group.ANONYMOUS)) {
            Header person = Bearer.as(Bearer.LOCAL, group);
            everyOperation(
                    Operation::isInternal, operation -> operation.call(person), NothingWithoutToken::isForbidden);
        }
    }

    @Test
    void whatAnAccountHasIsForTheGatewayOnBehalfOfThatAccountOnly() {
        assertTrue(Operation.all().stream().anyMatch(Operation::isAboutAccount), "something is kept for accounts");
        Header otherService = Bearer.bySummaryService(Operation.FILLED);
        Header otherAccount = Bearer.as(Bearer.LOCAL, Group.SERVICE);
        for (Header other : List.of(otherService, otherAccount)) {
            everyOperation(
                    Operation::isAboutAccount, operation -> operation.call(other), NothingWithoutToken::isForbidden);
        }
    }

    @Test
    void whatOperatorsDoIsForNobodyElse() {
        for (Group group : List.of(Group.USER, Group.SERVICE, Group.ANONYMOUS)) {
            Header other = Bearer.as(Bearer.LOCAL, group);
            everyOperation(
                    Operation::isForOperators, operation -> operation.call(other), NothingWithoutToken::isForbidden);
        }
    }

    @Test
    void noServiceAndNobodyUnknownReadsWhatBelongsToPeople() {
        Predicate<Operation> peoples =
                operation -> !operation.isInternal() && !operation.path().startsWith("/api/shared/");
        for (Group group : List.of(Group.SERVICE, Group.ANONYMOUS)) {
            Header other = Bearer.as(Bearer.LOCAL, group);
            everyOperation(peoples, operation -> operation.call(other), NothingWithoutToken::isForbidden);
        }
    }

    @Test
    void aPathThatDoesNotExistAndAMethodThatIsWrongTellNothing() {
        for (String method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")) {
            for (String path :
                    List.of("/", "/nowhere", "/api", "/internal", "/v1", "/q/openapi", "/q/health", "/q/metrics")) {
                assertEquals(401, new Operation(method, path).callWithoutToken().statusCode(), method + " " + path);
            }
        }
    }

    private static void everyOperation(
            Predicate<Operation> which, Function<Operation, Response> call, Function<Response, Boolean> expected) {
        List<Operation> operations = Operation.all();
        assertFalse(operations.isEmpty(), "openapi.yaml has operations");
        for (Operation operation : operations.stream().filter(which).toList()) {
            Response answer = call.apply(operation);
            assertTrue(expected.apply(answer), () -> operation + " answered " + answer.asPrettyString());
        }
    }

    private static boolean isUnauthenticated(Response answer) {
        return is(401, "unauthenticated", answer) && "Bearer".equals(answer.header("WWW-Authenticate"));
    }

    private static boolean isForbidden(Response answer) {
        return is(403, "forbidden-scope", answer);
    }

    /** As a problem, or under /v1 as OpenAI's clients read it. */
    private static boolean is(int status, String name, Response answer) {
        if (answer.statusCode() != status) {
            return false;
        }
        if (answer.contentType().equals("application/json")) {
            return name.replace('-', '_').equals(answer.path("error.code"));
        }
        return answer.contentType().equals("application/problem+json") && (PROBLEMS + name).equals(answer.path("type"));
    }
}
