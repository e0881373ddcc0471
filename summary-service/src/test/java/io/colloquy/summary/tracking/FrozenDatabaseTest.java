package io.colloquy.summary.tracking;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.postgrestest.FrozenServer;
import io.colloquy.summary.SummaryServiceTest;
import io.colloquy.summary.database.DatabaseUnavailable;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FrozenDatabaseTest extends SummaryServiceTest {
    @TestHTTPResource(value = "/health/ready", management = true)
    URL ready;

    @TestHTTPResource(value = "/health/live", management = true)
    URL live;

    @Inject
    Pool pool;

    @Inject
    Outbox outbox;

    private FrozenServer server;

    @BeforeEach
    void freeze() {
        server = FrozenServer.ofBackend(pool.query("SELECT pg_backend_pid() AS pid")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(5))
                .iterator()
                .next()
                .getInteger("pid"));
    }

    @AfterEach
    void thaw() {
        server.close();
        Awaitility.await().until(() -> given().get(ready).statusCode() == 200);
    }

    @Test
    void aFrozenDatabaseIsA503AndTheServiceStaysAlive() {
        given().get("/api/chats")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("https://colloquy.io/problems/database-unavailable"))
                .time(lessThan(3000L));
        given().get(ready).then().statusCode(503).time(lessThan(2000L));
        given().get(live).then().statusCode(200);
    }

    /** A tick that never ended would be the last one: the next waits for it. */
    @Test
    void theDeliveryOfOrdersDoesNotWaitForADatabaseThatNeverAnswers() {
        assertThrows(DatabaseUnavailable.class, () -> outbox.take(1).await().atMost(Duration.ofSeconds(4)));
    }
}
