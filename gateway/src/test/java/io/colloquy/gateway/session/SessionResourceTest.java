package io.colloquy.gateway.session;

import static io.colloquy.gateway.session.People.PASSWORD;
import static io.colloquy.gateway.session.People.as;
import static io.colloquy.gateway.session.People.logIn;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class SessionResourceTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Database database;

    @Test
    void onesSessionsAreListedAndTheAskingOneIsMarked() {
        String name = People.name();
        People.account(name, "user");
        String here = People.token(name);
        People.token(name);

        as(here).get("/api/account/sessions")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.current", containsInAnyOrder(true, false));
    }

    @Test
    void aRevokedSessionIsGoneAtOnceAndOthersStay() {
        String name = People.name();
        People.account(name, "user");
        String here = People.token(name);
        Response other = logIn(name, PASSWORD, false);
        String there = other.path("token");
        as(there).get("/api/chats").then().statusCode(200);

        as(here).delete("/api/account/sessions/" + other.path("session")).then().statusCode(204);

        as(there).get("/api/chats").then().statusCode(401);
        as(here).get("/api/chats").then().statusCode(200);
        as(here).delete("/api/account/sessions/" + other.path("session")).then().statusCode(404);
    }

    @Test
    void anothersSessionIsNotThere() {
        String name = People.name();
        People.account(name, "user");
        Response his = logIn(name, PASSWORD, false);

        as(People.token())
                .delete("/api/account/sessions/" + his.path("session"))
                .then()
                .statusCode(404);

        as(his.path("token")).get("/api/chats").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE session SET expires_at = now() WHERE id = $1",
                "UPDATE session SET seen_at = now() - interval '7 days' WHERE id = $1",
                "UPDATE account SET closed_at = now(), password = NULL, name = NULL"
                        + " WHERE id = (SELECT account FROM session WHERE id = $1)"
            })
    void whatHasRunOutOpensNothing(String end) {
        String name = People.name();
        People.account(name, "user");
        Response session = logIn(name, PASSWORD, false);

        run(end, session.path("session"));

        as(session.path("token")).get("/api/chats").then().statusCode(401);
    }

    @Test
    void aSessionInUseGoesOn() {
        String name = People.name();
        People.account(name, "user");
        Response session = logIn(name, PASSWORD, false);
        run("UPDATE session SET seen_at = now() - interval '6 days' WHERE id = $1", session.path("session"));

        as(session.path("token")).get("/api/chats").then().statusCode(200);

        assertEquals(
                1,
                run(
                        "UPDATE session SET id = id WHERE id = $1 AND seen_at > now() - interval '1 minute'",
                        session.path("session")));
    }

    @Test
    void anAccountHasFiftySessionsAtMost() {
        String name = People.name();
        String account = People.account(name, "user");
        run(
                "INSERT INTO session (id, account, secret_hash, client, seen_at, expires_at)"
                        + " SELECT 'ses_' || translate(lpad(i::text, 16, 'a'), '0189', 'bcde'), $1,"
                        + " sha256(($1 || i)::bytea), '', now() - interval '1 hour', now() + interval '1 day'"
                        + " FROM generate_series(10, 69) i",
                account);

        as(People.token(name)).get("/api/account/sessions").then().body("items", hasSize(50));
    }

    @Test
    void anotherPasswordEndsAllOtherSessions() {
        String name = People.name();
        People.account(name, "user");
        String here = People.token(name);
        String there = People.token(name);
        as(there).get("/api/chats").then().statusCode(200);

        change(here, "wrong password", "a new one entirely").then().statusCode(401);
        change(here, PASSWORD, "short").then().statusCode(422);
        change(here, PASSWORD, "Qwertyuiop").then().statusCode(422).body("detail", containsString("most common"));
        as(there).get("/api/chats").then().statusCode(200);
        change(here, PASSWORD, "a new one entirely").then().statusCode(204);

        as(there).get("/api/chats").then().statusCode(401);
        as(here).get("/api/chats").then().statusCode(200);
        logIn(name, PASSWORD, false).then().statusCode(401);
        logIn(name, "a new one entirely", false).then().statusCode(200);
    }

    @Test
    void anAuditTellsWhoDidWhatInWhichRequest() {
        String name = People.name();
        String account = People.account(name, "user");
        logIn(name, "not the password", false);
        String token = People.token(name);
        as(token)
                .header("X-Request-Id", "leave-1")
                .post("/api/auth/logout")
                .then()
                .statusCode(204);

        var rows = database.run(
                        "SELECT action, actor, request_id FROM audit_event WHERE account = $1 ORDER BY id",
                        Tuple.of(account))
                .await()
                .atMost(SOON)
                .iterator();

        assertEquals("account-created by local", next(rows.next()));
        assertEquals("log-in-failed by null", next(rows.next()));
        assertEquals("log-in by " + account, next(rows.next()));
        var last = rows.next();
        assertEquals("log-out by " + account, next(last));
        assertEquals("leave-1", last.getString("request_id"));
    }

    @Test
    void whoeverIsInAndDoesNotKnowThePasswordIsWrittenDown() {
        String name = People.name();
        String account = People.account(name, "user");
        Response session = logIn(name, PASSWORD, false);

        change(session.path("token"), "a guess", "a new one entirely").then().statusCode(401);
        as(session.path("token"))
                .contentType("application/json")
                .body(Map.of("password", "another guess"))
                .delete("/api/account")
                .then()
                .statusCode(401);

        var rows = database.run(
                        "SELECT actor, subject, detail FROM audit_event WHERE account = $1 AND action = 'password-wrong'",
                        Tuple.of(account))
                .await()
                .atMost(SOON);
        assertEquals(2, rows.size());
        rows.forEach(row -> {
            assertEquals(account, row.getString("actor"));
            assertEquals(session.path("session"), row.getString("subject"));
            assertEquals(new JsonObject(), row.getJsonObject("detail"));
        });
    }

    private static String next(Row row) {
        return row.getString("action") + " by " + row.getString("actor");
    }

    private static Response change(String token, String current, String next) {
        return as(token)
                .contentType("application/json")
                .body(Map.of("current", current, "next", next))
                .put("/api/account/password");
    }

    private int run(String sql, String value) {
        return database.run(sql, Tuple.of(value)).await().atMost(SOON).rowCount();
    }
}
