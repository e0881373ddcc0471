package io.colloquy.gateway.account;

import static io.colloquy.gateway.session.People.PASSWORD;
import static io.colloquy.gateway.session.People.as;
import static io.colloquy.gateway.session.People.logIn;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.session.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class OperatorAccountResourceTest {
    @Inject
    Database database;

    @Test
    void theLocalOperatorKnowsHimselfByHisKey() {
        given().get("/api/auth/me")
                .then()
                .statusCode(200)
                .body("account", equalTo("local"))
                .body("role", equalTo("operator"))
                .body("scopes", hasSize(4));
    }

    @Test
    void anOperatorMakesAccountsAndANameIsTakenOnce() {
        String name = People.name();
        String id = People.account(name, "user");

        given().get("/api/operator/accounts/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo(name))
                .body("password", nullValue());
        post(Map.of("name", name, "password", PASSWORD)).then().statusCode(409);
        post(Map.of("name", People.name(), "password", "Password1")).then().statusCode(422);
        given().queryParam("limit", 1)
                .get("/api/operator/accounts")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("nextCursor", notNullValue());
    }

    @Test
    void aPersonIsNoOperatorUntilHeIsMadeOneAndNoLongerThanThat() {
        String name = People.name();
        String id = People.account(name, "user");
        String token = People.token(name);
        as(token).get("/api/operator/accounts").then().statusCode(403);

        patch(id, Map.of("role", "operator")).then().statusCode(200).body("role", equalTo("operator"));
        as(token).get("/api/operator/accounts").then().statusCode(200);
        String key = People.key(token, "admin", "read");
        as(key).get("/api/operator/accounts").then().statusCode(200);

        patch(id, Map.of("role", "user")).then().statusCode(200);
        as(token).get("/api/operator/accounts").then().statusCode(403);
        as(key).get("/api/operator/accounts").then().statusCode(403);
    }

    @Test
    void nobodyChangesHisOwnRole() {
        patch("local", Map.of("role", "user")).then().statusCode(422);
    }

    @Test
    void nobodySetsHisOwnPasswordAsAnOperator() {
        String name = People.name();
        String id = People.account(name, "operator");
        String token = People.token(name);

        as(token)
                .contentType("application/json")
                .body(Map.of("password", "without the current one"))
                .patch("/api/operator/accounts/" + id)
                .then()
                .statusCode(422)
                .body("detail", startsWith("password"));

        logIn(name, PASSWORD, false).then().statusCode(200);
    }

    @Test
    void aKeyForAdministrationAloneMakesNothingThatDoesMore() {
        String name = People.name();
        People.account(name, "operator");
        String key = People.key(People.token(name), "admin");
        String id = People.account(People.name(), "user");

        json(key, Map.of("name", People.name(), "password", PASSWORD, "role", "operator"))
                .post("/api/operator/accounts")
                .then()
                .statusCode(403)
                .body("type", equalTo("https://colloquy.io/problems/forbidden-scope"));
        json(key, Map.of("name", People.name(), "password", PASSWORD))
                .post("/api/operator/accounts")
                .then()
                .statusCode(403);
        json(key, Map.of("password", PASSWORD))
                .patch("/api/operator/accounts/" + id)
                .then()
                .statusCode(403);
        json(key, Map.of("role", "operator"))
                .patch("/api/operator/accounts/" + id)
                .then()
                .statusCode(403);

        as(key).get("/api/operator/accounts/" + id).then().statusCode(200).body("role", equalTo("user"));
        json(key, Map.of("role", "user"))
                .patch("/api/operator/accounts/" + id)
                .then()
                .statusCode(200);
        as(key).delete("/api/operator/accounts/" + id + "/credentials").then().statusCode(204);
    }

    @Test
    void whoeverIsShutOutStaysOut() {
        String name = People.name();
        String id = People.account(name, "user");
        String token = People.token(name);
        String key = People.key(token, "read");
        as(key).get("/api/chats").then().statusCode(200);

        given().delete("/api/operator/accounts/" + id + "/credentials").then().statusCode(204);

        as(token).get("/api/chats").then().statusCode(401);
        as(key).get("/api/chats").then().statusCode(401);
        logIn(name, PASSWORD, false).then().statusCode(401);
        patch(id, Map.of("password", "let me in again")).then().statusCode(200);
        logIn(name, "let me in again", false).then().statusCode(200);
    }

    @Test
    void whatAnOperatorDoesInAServiceIsWrittenDownFirst() {
        given().header("X-Request-Id", "switch-7")
                .contentType("application/json")
                .body("{}")
                .put("/api/operator/switches/generations")
                .then()
                .statusCode(200);
        given().header("X-Request-Id", "switch-8")
                .get("/api/operator/switches/generations")
                .then()
                .statusCode(200);

        var rows = database.run(
                        "SELECT actor, detail->>'path' AS path FROM audit_event WHERE action = 'operator-action'"
                                + " AND request_id IN ('switch-7', 'switch-8')",
                        Tuple.tuple())
                .await()
                .atMost(Duration.ofSeconds(10));

        assertEquals(1, rows.size());
        assertEquals("local", rows.iterator().next().getString("actor"));
        assertEquals(
                "/api/operator/switches/generations", rows.iterator().next().getString("path"));
    }

    private static RequestSpecification json(String key, Map<String, ?> body) {
        return as(key).contentType("application/json").body(body);
    }

    private static Response post(Map<String, ?> body) {
        return given().contentType("application/json").body(body).post("/api/operator/accounts");
    }

    private static Response patch(String id, Map<String, ?> body) {
        return given().contentType("application/json").body(body).patch("/api/operator/accounts/" + id);
    }
}
