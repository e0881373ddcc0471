package io.colloquy.tracking.database;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import io.colloquy.postgrestest.FrozenServer;
import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.TrackingClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URL;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class FrozenDatabaseTest {
    @TestHTTPResource(value = "/health/ready", management = true)
    URL ready;

    @TestHTTPResource(value = "/health/live", management = true)
    URL live;

    @Inject
    Pool pool;

    @Test
    void aFrozenDatabaseIsA503AndTheServiceStaysAlive() {
        var id = new TrackingClient().createJob("a");

        try (var frozen = FrozenServer.ofBackend(backend())) {
            given().get("/api/jobs/" + id)
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
        given().get("/api/jobs/" + id).then().statusCode(200);
    }

    private int backend() {
        return pool.query("SELECT pg_backend_pid() AS pid")
                .executeAndAwait()
                .iterator()
                .next()
                .getInteger("pid");
    }
}
