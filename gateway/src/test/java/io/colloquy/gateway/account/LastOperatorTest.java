package io.colloquy.gateway.account;

import static io.colloquy.gateway.session.People.PASSWORD;
import static io.colloquy.gateway.session.People.as;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.session.People;
import io.colloquy.gateway.session.Waiting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two operators are all there are, and both do something by which one is lost. The other replica's transaction is held open. */
@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class LastOperatorTest {
    @Inject
    DataSource database;

    private String anna;
    private String ben;
    private String annas;

    @BeforeEach
    void twoOperators() throws SQLException {
        String name = People.name();
        anna = People.account(name, "operator");
        ben = People.account(People.name(), "operator");
        annas = People.token(name);
        as(annas).get("/api/operator/accounts").then().statusCode(200);
        run("UPDATE account SET role = 'user' WHERE id NOT IN ('" + anna + "', '" + ben + "')");
    }

    @AfterEach
    void theOldOrder() throws SQLException {
        run("UPDATE account SET role = CASE id WHEN 'local' THEN 'operator' ELSE 'user' END");
    }

    @Test
    void ofTwoWhoLeaveAtOnceOneStays() throws Exception {
        assertEquals(
                422,
                meanwhile(
                        "UPDATE account SET closed_at = now(), name = NULL, password = NULL WHERE id = '" + ben + "'",
                        () -> as(annas)
                                .contentType("application/json")
                                .body(Map.of("password", PASSWORD))
                                .delete("/api/account")));
    }

    @Test
    void whoeverIsBeingShutOutShutsNobodyOut() throws Exception {
        assertEquals(
                401,
                meanwhile(
                        "WITH sessions AS (DELETE FROM session WHERE account = '" + anna + "')"
                                + " UPDATE account SET password = NULL WHERE id = '" + anna + "'",
                        () -> as(annas).delete("/api/operator/accounts/" + ben + "/credentials")));
    }

    @Test
    void whoeverIsNoLongerOperatorMakesNobodyElseAUser() throws Exception {
        assertEquals(
                401,
                meanwhile(
                        "UPDATE account SET role = 'user' WHERE id = '" + anna + "'",
                        () -> as(annas)
                                .contentType("application/json")
                                .body(Map.of("role", "user"))
                                .patch("/api/operator/accounts/" + ben)));
    }

    @Test
    void nobodyEndsHisOwnCredentials() {
        as(annas)
                .delete("/api/operator/accounts/" + anna + "/credentials")
                .then()
                .statusCode(422)
                .body("detail", containsString("one's own"));

        as(annas).get("/api/auth/me").then().statusCode(200);
    }

    @Test
    void whoeverWasShutOutElsewhereMakesNoAccounts() throws SQLException {
        run("DELETE FROM session WHERE account = '" + anna + "'");

        as(annas)
                .contentType("application/json")
                .body(Map.of("name", People.name(), "password", PASSWORD, "role", "operator"))
                .post("/api/operator/accounts")
                .then()
                .statusCode(401);
    }

    /** What the request is answered that comes while the other change is not committed yet. */
    private int meanwhile(String change, Supplier<Response> request) throws Exception {
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeUpdate(change);
            var asked = CompletableFuture.supplyAsync(request);
            Waiting.until(database, 1);
            other.commit();
            return asked.get().statusCode();
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
