package io.colloquy.gateway.database;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.postgrestest.FrozenServer;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "gateway"))
class FrozenDatabaseTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TestHTTPResource(value = "/health/ready", management = true)
    URL ready;

    @TestHTTPResource(value = "/health/live", management = true)
    URL live;

    @Inject
    Database database;

    @Test
    void aFrozenDatabaseIsToldByDeepHealthAndTakesNoTrafficAway() {
        given().get(ready).then().statusCode(200);

        try (var frozen = FrozenServer.ofBackend(backend())) {
            // What was seen before is told for a second.
            Awaitility.await()
                    .untilAsserted(() -> given().get("/health/deep")
                            .then()
                            .statusCode(503)
                            .time(lessThan(2000L))
                            .body("checks.gateway", equalTo("DOWN")));
            given().get(ready).then().statusCode(200);
            given().get(live).then().statusCode(200);
            given().get("/health").then().statusCode(200);
            assertThrows(DatabaseUnavailable.class, this::backend);
        }

        Awaitility.await().ignoreExceptions().until(() -> backend() > 0);
    }

    private int backend() {
        return database.run("SELECT pg_backend_pid()", Tuple.tuple())
                .map(rows -> rows.iterator().next().getInteger(0))
                .await()
                .atMost(SOON);
    }
}
