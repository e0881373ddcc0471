package io.colloquy.gateway.idempotency;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.session.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class OwnOperationsTest {
    @Inject
    Database database;

    @Inject
    Pool pool;

    private final String key = UUID.randomUUID().toString();

    @Test
    void aSecretThatWasShownOnceIsNotShownAgainNorKept() {
        String token = People.token();
        String secret = create(token, "CI").then().statusCode(201).extract().path("key");

        create(token, "CI")
                .then()
                .statusCode(409)
                .header("Idempotency-Replayed", nullValue())
                .body("type", equalTo("https://colloquy.io/problems/idempotency-key-spent"))
                .body(not(containsString(secret.substring(11))));

        People.as(token).get("/api/keys").then().body("items", hasSize(1));
        Awaitility.await().until(() -> kept() == 1);
        assertEquals(1, kept());
    }

    @Test
    void whatWasRefusedMayBeTriedAgain() {
        String token = People.token();
        create(token, "").then().statusCode(422);

        Awaitility.await().until(() -> create(token, "CI").statusCode() == 201);
    }

    @Test
    void whatWasTooSlowForAnAnswerIsDoneOnceAtMost() {
        String name = People.name();
        String account = People.account(name, "user");
        String token = People.token(name);
        SqlConnection other = wait(pool.getConnection());
        Transaction lock = wait(other.begin());
        wait(other.preparedQuery("SELECT id FROM account WHERE id = $1 FOR UPDATE")
                .execute(Tuple.of(account)));

        create(token, "CI").then().statusCode(503);
        create(token, "CI")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://colloquy.io/problems/idempotency-key-spent"))
                .body("title", equalTo("This was begun already"));
        wait(lock.rollback());
        wait(other.close());

        Awaitility.await()
                .untilAsserted(() -> People.as(token).get("/api/keys").then().body("items", hasSize(1)));
        create(token, "CI").then().statusCode(409);
        People.as(token).get("/api/keys").then().body("items", hasSize(1));
    }

    private static <T> T wait(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }

    private Response create(String token, String name) {
        return People.as(token)
                .header(IdempotencyKey.HEADER, key)
                .contentType("application/json")
                .body(Map.of("name", name, "scopes", List.of("read")))
                .post("/api/keys");
    }

    /** How many rows of this key are finished and hold neither an answer nor a hash of the request's body. */
    private int kept() {
        return database.run(
                        "SELECT 1 FROM idempotency_key WHERE key = $1 AND status = 201 AND body IS NULL AND body_hash IS NULL",
                        Tuple.of(key))
                .await()
                .atMost(Duration.ofSeconds(10))
                .rowCount();
    }
}
