package io.colloquy.tracking.database;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.TrackingClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    void aFrozenDatabaseIsA503AndTheServiceStaysAlive() throws Exception {
        var id = new TrackingClient().createJob("a");
        List<String> server = serverProcesses();
        signal("-STOP", server);

        try {
            given().get("/api/jobs/" + id)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .contentType("application/problem+json")
                    .body("type", equalTo("https://colloquy.io/problems/database-unavailable"))
                    .time(lessThan(3000L));
            given().get(ready).then().statusCode(503).time(lessThan(2000L));
            given().get(live).then().statusCode(200);
        } finally {
            signal("-CONT", server);
        }

        Awaitility.await().until(() -> given().get(ready).statusCode() == 200);
        given().get("/api/jobs/" + id).then().statusCode(200);
    }

    private List<String> serverProcesses() {
        long backend = pool.query("SELECT pg_backend_pid() AS pid")
                .executeAndAwait()
                .iterator()
                .next()
                .getInteger("pid");
        ProcessHandle postmaster =
                ProcessHandle.of(backend).orElseThrow().parent().orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(process -> Long.toString(process.pid()))
                .toList();
    }

    private static void signal(String signal, List<String> processes) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", signal));
        command.addAll(processes);
        new ProcessBuilder(command).start().waitFor();
    }
}
