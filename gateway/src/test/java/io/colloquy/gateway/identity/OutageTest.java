package io.colloquy.gateway.identity;

import static io.colloquy.gateway.session.People.PASSWORD;
import static io.colloquy.gateway.session.People.as;
import static io.colloquy.gateway.session.People.logIn;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.session.People;
import io.colloquy.postgrestest.FrozenServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class OutageTest {
    Neighbours neighbours;

    @Inject
    Database database;

    @Test
    void withAFrozenDatabaseWhoWasJustHereReadsOnAndNobodyWritesOrLogsIn() {
        neighbours.forget();
        String name = People.name();
        People.account(name, "user");
        String token = People.token(name);
        as(token).get("/api/chats").then().statusCode(200);

        try (var frozen = FrozenServer.ofBackend(backend())) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> as(token).post("/api/chats").statusCode() == 503);
            as(token).get("/api/chats").then().statusCode(200).time(lessThan(2_000L));
            as(token)
                    .post("/api/chats")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("type", equalTo("https://colloquy.io/problems/database-unavailable"))
                    .time(lessThan(3_000L));
            as(Secret.key().reveal()).get("/api/chats").then().statusCode(503);
            logIn(name, PASSWORD, false).then().statusCode(503).time(lessThan(5_000L));
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> as(token).post("/api/chats").statusCode() == 200);
    }

    private int backend() {
        return database.run("SELECT pg_backend_pid()", Tuple.tuple())
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getInteger(0);
    }
}
