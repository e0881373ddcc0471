package io.colloquy.graph.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.As;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** W3: what one account asked, was answered and used shows in nothing that another one gets, by every operation of openapi.yaml. */
@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class OtherAccountsTest {
    private static final String KEY = "the key that both chose";

    @Inject
    Pool pool;

    private final String word = "plant" + UUID.randomUUID().toString().replace("-", "");
    private final String anna = "acc_anna_" + UUID.randomUUID();
    private final String ben = "acc_ben_" + UUID.randomUUID();

    @Test
    void nothingOfAnothersIsInWhatAnyOperationAnswers() {
        String hers = answered(Talks.chat(anna, KEY, herText()));
        assertTrue(hers.contains(word), hers);
        answered(Talks.summary(anna, KEY, herText()));

        operations().forEach((operation, ask) -> ask.accept(operation));
    }

    /** Each asks as Ben what it can. */
    private Map<String, Consumer<String>> operations() {
        return Map.of(
                "POST /v1/chat/completions",
                this::bensChats,
                "GET /api/usage/current",
                this::bensUsage,
                "GET /v1/models",
                operation -> nothingOfHers(operation, As.account(ben).get("/v1/models")),
                "GET /v1/models/{model}",
                operation -> nothingOfHers(operation, As.account(ben).get("/v1/models/" + Talks.model())));
    }

    /** With her key: the same request, another one, and hers again after his. */
    private void bensChats(String operation) {
        Response his = Talks.chat(ben, KEY, "Ben asks whether the old boathouse by the lake is open on Friday.");
        assertEquals(200, his.statusCode(), "her key does not bind him: " + his.asString());
        nothingOfHers(operation, his);

        String bens = "acc_ben_" + UUID.randomUUID();
        Response same = Talks.chat(bens, KEY, herText());
        Response hers = Talks.chat(anna, KEY, herText());
        assertEquals(200, same.statusCode());
        assertNotEquals(hers.header("X-Operation-Id"), same.header("X-Operation-Id"));
        assertEquals(1, usage(bens), "an answer of his own, and not hers for nothing");
        assertEquals(2, usage(anna), "hers was kept");
    }

    private void bensUsage(String operation) {
        String nobody = "acc_nobody_" + UUID.randomUUID();
        assertEquals(0, usage(nobody));
        nothingOfHers(operation, As.account(nobody).get("/api/usage/current"));
    }

    @Test
    void theKeyOfAnothersGenerationIsFree() {
        Response hers = Talks.summary(anna, KEY, herText());
        answered(hers);

        Response his = Talks.summary(ben, KEY, "Ben says that the old boathouse by the lake is open on Friday.");

        assertEquals(200, his.statusCode());
        nothingOfHers("POST /internal/generations", his);
        assertNotEquals(hers.jsonPath().getString("operationId"), his.jsonPath().getString("operationId"));
    }

    @Test
    void anAnswerOfAnotherAccountCommitsNoReservation() {
        UUID operation = UUID.randomUUID();
        run("INSERT INTO usage_day (account, day, requests_reserved, requests_ceiling) VALUES ('" + ben
                + "', current_date, 1, 5)");
        run(
                "INSERT INTO usage_reservation (account, operation_id, day, status, tokens, reserved_at, expires_at) VALUES ('"
                        + ben + "', '" + operation + "', current_date, 'open', 0, now(), now() - interval '1 second')");
        run(
                "INSERT INTO generation (key, account, purpose, request_hash, operation_id, status, lease_until, finished_at, answer)"
                        + " VALUES ('" + anna + "/x', '" + anna + "', 'chat', 'x', '" + operation
                        + "', 'done', now(), now(), '{}')");

        run("SELECT * FROM usage_expire(100)");

        assertEquals(
                "expired",
                pool.query("SELECT status FROM usage_reservation WHERE operation_id = '" + operation + "'")
                        .executeAndAwait()
                        .iterator()
                        .next()
                        .getString("status"));
    }

    @Test
    void everyOperationIsAskedHere() throws IOException {
        Set<String> there = new TreeSet<>();
        JsonObject paths = new JsonObject(Files.readString(Path.of("openapi/openapi.json"))).getJsonObject("paths");
        // What is under /internal is for services, and what operators do they may do to anybody.
        paths.fieldNames().stream()
                .filter(path -> !path.startsWith("/internal/") && !path.startsWith("/api/operator/"))
                .forEach(path -> paths.getJsonObject(path)
                        .fieldNames()
                        .forEach(method -> there.add(method.toUpperCase(Locale.ROOT) + " " + path)));

        assertEquals(there, new TreeSet<>(operations().keySet()));
    }

    private String herText() {
        return "Anna says that the secret of the lake is " + word + " and that nobody else may know it.";
    }

    private static String answered(Response answer) {
        assertEquals(200, answer.statusCode(), answer.asString());
        return answer.asString();
    }

    private void nothingOfHers(String operation, Response answer) {
        String all = answer.headers() + answer.asString();
        assertFalse(all.contains(word), operation);
        assertFalse(all.contains(anna), operation);
    }

    private static int usage(String account) {
        return As.account(account).get("/api/usage/current").jsonPath().getInt("requestsToday");
    }

    private void run(String sql) {
        pool.query(sql).executeAndAwait();
    }
}
