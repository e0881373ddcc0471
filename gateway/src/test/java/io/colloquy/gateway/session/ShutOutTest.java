package io.colloquy.gateway.session;

import static io.colloquy.gateway.session.People.PASSWORD;
import static io.colloquy.gateway.session.People.as;
import static io.colloquy.gateway.session.People.logIn;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another replica has shut somebody out; this one knows him for some seconds more. */
@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class ShutOutTest {
    /** What {@code DELETE /api/operator/accounts/{account}/credentials} does. */
    private static final List<String> REVOKE = List.of(
            "UPDATE account SET password = NULL WHERE id = ?",
            "DELETE FROM session WHERE account = ?",
            "UPDATE api_key SET revoked_at = now() WHERE account = ?");

    @Inject
    DataSource database;

    private final String name = People.name();
    private String account;
    private String session;
    private String key;

    @BeforeEach
    void somebodyIsHere() {
        account = People.account(name, "user");
        session = People.token(name);
        key = People.key(session, "read", "write", "generate");
        as(session).get("/api/chats").then().statusCode(200);
        as(key).get("/api/chats").then().statusCode(200);
    }

    @Test
    void whoeverWasShutOutSetsNoPassword() throws SQLException {
        shutOut();

        set(session, "mine once more").then().statusCode(401);
        set(key, "mine once more").then().statusCode(401);

        logIn(name, "mine once more", false).then().statusCode(401);
    }

    @Test
    void whoeverWasShutOutClosesNothing() throws SQLException {
        shutOut();

        leave(session).then().statusCode(401);
        leave(key).then().statusCode(401);

        given().get("/api/operator/accounts/" + account).then().body("closedAt", nullValue());
    }

    @Test
    void whoeverWasShutOutMakesNoKey() throws SQLException {
        shutOut();

        as(session)
                .contentType("application/json")
                .body(Map.of("name", "another", "scopes", List.of("read")))
                .post("/api/keys")
                .then()
                .statusCode(401);
    }

    /** Else the end of the session would not be seen yet, and the password that goes would be as absent as before. */
    @Test
    void aRevocationThatIsUnderWayIsWaitedFor() throws Exception {
        run("UPDATE account SET password = NULL WHERE id = ?");
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            for (String sql : REVOKE) {
                run(other, sql);
            }
            var asked = CompletableFuture.supplyAsync(() -> set(session, "mine once more"));
            Waiting.until(database, 1);
            other.commit();

            assertEquals(401, asked.get().statusCode());
        }
        logIn(name, "mine once more", false).then().statusCode(401);
    }

    @Test
    void whoeverIsStillHereSetsAPasswordAndLeaves() throws SQLException {
        run("UPDATE account SET password = NULL WHERE id = ?");

        set(key, PASSWORD).then().statusCode(204);

        as(key).contentType("application/json")
                .body(Map.of("password", PASSWORD))
                .delete("/api/account")
                .then()
                .statusCode(202);
    }

    private void shutOut() throws SQLException {
        for (String sql : REVOKE) {
            run(sql);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            run(connection, sql);
        }
    }

    private void run(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, account);
            statement.executeUpdate();
        }
    }

    private static Response set(String token, String next) {
        return as(token)
                .contentType("application/json")
                .body(Map.of("next", next))
                .put("/api/account/password");
    }

    private static Response leave(String token) {
        return as(token).contentType("application/json").body("{}").delete("/api/account");
    }
}
