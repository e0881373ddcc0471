package io.colloquy.gateway.leaving;

import static io.colloquy.gateway.session.People.PASSWORD;
import static io.colloquy.gateway.session.People.as;
import static io.colloquy.gateway.session.People.logIn;
import static io.colloquy.gateway.session.People.nobody;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.session.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Here the requests of a closed account have ended after a second, not after forty minutes. */
@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class LeavingTest {
    private static final String DONE = "{\"done\": true, \"deleted\": {}}";

    @Inject
    Database database;

    Neighbours neighbours;

    private final String name = People.name();
    private String account;
    private String token;

    @BeforeEach
    void somebodyIsHere() {
        neighbours.forget();
        account = People.account(name, "user");
        token = People.token(name);
    }

    @Test
    void whoeverLeavesIsForgottenEverywhereAndHasAReceipt() {
        AtomicInteger asked = new AtomicInteger();
        neighbours.summary.on(
                path(),
                conversation -> conversation.answer(
                        200,
                        asked.incrementAndGet() < 3
                                ? "{\"done\": false, \"deleted\": {\"messages\": 1000}}"
                                : "{\"done\": true, \"deleted\": {\"messages\": 5, \"chats\": 1}}"));
        neighbours.tracking.on(path(), conversation -> conversation.answer(200, DONE));
        neighbours.graph.on(path(), conversation -> conversation.answer(200, DONE));

        String receipt = leave(PASSWORD).then().statusCode(202).extract().path("receipt");

        await(() -> "done".equals(nobody().get(receipt).path("state")));
        nobody().get(receipt)
                .then()
                .statusCode(200)
                .body("services[0].service", equalTo("summary"))
                .body("services[0].deleted.chats", equalTo(2))
                .body("services[2].state", equalTo("done"));
        assertTrue(neighbours.graph.seen(path()).get(0).value("authorization").startsWith("Bearer "));
        assertEquals("account-leaving, account-left (leaving)", audit());
    }

    @Test
    void whoeverLeftIsOutAtOnceAndHisNameIsFree() {
        String key = People.key(token, "read");

        leave(PASSWORD).then().statusCode(202);

        as(token).get("/api/chats").then().statusCode(401);
        as(key).get("/api/chats").then().statusCode(401);
        logIn(name, PASSWORD, false).then().statusCode(401);
        given().get("/api/operator/accounts/" + account).then().statusCode(200).body("name", nullValue());
        People.account(name, "user");
    }

    @Test
    void nobodyLeavesWithoutHisPassword() {
        leave("not the password").then().statusCode(401);
        as(token)
                .contentType("application/json")
                .body("{}")
                .delete("/api/account")
                .then()
                .statusCode(422);

        as(token).get("/api/auth/me").then().statusCode(200);
    }

    @Test
    void theLastOperatorStays() {
        roles("UPDATE account SET role = CASE WHEN id = $1 THEN 'operator' ELSE 'user' END");
        try {
            leave(PASSWORD).then().statusCode(422);
        } finally {
            roles(
                    "UPDATE account SET role = CASE WHEN id = $1 THEN 'user' ELSE 'operator' END WHERE id IN ($1, 'local')");
        }

        as(token).get("/api/auth/me").then().statusCode(200);
    }

    /** Also beside other operators: what the system is started with would open nothing from then on. */
    @Test
    void theAccountThatTheSystemIsStartedWithStays() {
        People.account(People.name(), "operator");

        given().contentType("application/json")
                .body("{}")
                .delete("/api/account")
                .then()
                .statusCode(422)
                .body("detail", containsString("local stays"));

        given().get("/api/auth/me").then().statusCode(200);
    }

    @Test
    void aServiceThatIsAwayIsAskedUntilItAnswers() {
        AtomicInteger asked = new AtomicInteger();
        neighbours.summary.on(path(), conversation -> {
            if (asked.incrementAndGet() == 1) {
                conversation.reset();
            }
            conversation.answer(asked.get() == 2 ? 503 : 200, DONE);
        });
        neighbours.tracking.on(path(), conversation -> conversation.answer(200, DONE));
        neighbours.graph.on(path(), conversation -> conversation.answer(200, DONE));

        String receipt = leave(PASSWORD).then().statusCode(202).extract().path("receipt");

        await(() -> "done".equals(nobody().get(receipt).path("state")));
        assertTrue(asked.get() >= 3);
    }

    @Test
    void aStepThatSomebodyTookAndNeverAnsweredIsTakenAgain() {
        neighbours.summary.on(path(), conversation -> conversation.answer(200, DONE));
        neighbours.tracking.on(path(), conversation -> conversation.awaitHangUp());
        neighbours.graph.on(path(), conversation -> conversation.answer(200, DONE));
        String receipt = leave(PASSWORD).then().statusCode(202).extract().path("receipt");
        await(() -> !neighbours.tracking.seen(path()).isEmpty());

        // As if that replica had been killed a minute ago.
        neighbours.tracking.on(path(), conversation -> conversation.answer(200, DONE));
        neighbours.tracking.down();
        neighbours.tracking.up();
        database.run("UPDATE leaving_step SET next_at = now() WHERE account = $1", Tuple.of(account))
                .await()
                .atMost(Duration.ofSeconds(10));

        await(() -> "done".equals(nobody().get(receipt).path("state")));
    }

    @Test
    void aReceiptOpensByItsWholeLinkOnly() {
        nobody().get("/api/account/deletions/" + "A".repeat(43)).then().statusCode(404);
        nobody().get("/api/account/deletions/x").then().statusCode(404);
    }

    private void roles(String change) {
        database.run(change, Tuple.of(account)).await().atMost(Duration.ofSeconds(10));
    }

    private String path() {
        return "/internal/accounts/" + account;
    }

    private Response leave(String password) {
        return as(token)
                .contentType("application/json")
                .body(Map.of("password", password))
                .delete("/api/account");
    }

    private String audit() {
        return database.run(
                        "SELECT string_agg(action || CASE WHEN actor IS NULL THEN ' ' || request_id ELSE '' END,"
                                + " ', ' ORDER BY id) AS actions FROM audit_event"
                                + " WHERE account = $1 AND action LIKE 'account-l%'",
                        Tuple.of(account))
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getString("actions");
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
    }
}
