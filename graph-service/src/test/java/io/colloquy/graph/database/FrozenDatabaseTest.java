package io.colloquy.graph.database;

import static io.colloquy.graph.generation.Requests.post;
import static io.colloquy.graph.generation.Requests.summary;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import io.colloquy.postgrestest.FrozenServer;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class FrozenDatabaseTest {
    private static final Map<String, Object> DAY =
            summary("frozen-database", "We meet on Friday at seven in the boathouse.");

    @TestHTTPResource(value = "/health/ready", management = true)
    URL ready;

    @TestHTTPResource(value = "/health/live", management = true)
    URL live;

    @Inject
    Pool pool;

    @Test
    void aFrozenDatabaseIsA503AndTheServiceStaysAlive() {
        post(summary("not-frozen", "We meet on Friday at seven in the boathouse."))
                .then()
                .statusCode(200);

        try (var frozen = FrozenServer.ofBackend(backend())) {
            post(DAY)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .contentType("application/problem+json")
                    .body("type", equalTo("https://colloquy.io/problems/database-unavailable"))
                    .time(lessThan(3000L));
            given().get(ready).then().statusCode(503).time(lessThan(2000L));
            given().get(live).then().statusCode(200);
        }

        Awaitility.await().until(() -> given().get(ready).statusCode() == 200);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> post(DAY).statusCode() == 200);
    }

    @Test
    void connectionsThatTheServerEndsAreReplaced() {
        pool.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                        + " AND datname = current_database()")
                .executeAndAwait();

        Awaitility.await()
                .until(() -> post(summary("ended", "We meet on Friday at seven in the boathouse."))
                                .statusCode()
                        == 200);
    }

    private int backend() {
        return pool.query("SELECT pg_backend_pid() AS pid")
                .executeAndAwait()
                .iterator()
                .next()
                .getInteger("pid");
    }
}
