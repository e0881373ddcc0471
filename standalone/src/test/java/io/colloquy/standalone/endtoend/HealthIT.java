package io.colloquy.standalone.endtoend;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.standalone.system.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators' probes see, and that a database's absence is survived. */
class HealthIT {
    private static final Duration BACK = Duration.ofSeconds(30);

    @Test
    void aStoppedDatabaseTakesReadinessAndNotLivenessAndItsReturnIsNoticedByItself(@TempDir Path folder) {
        try (RunningColloquy colloquy = RunningColloquy.start(folder, Map.of())) {
            for (Service service : Service.values()) {
                assertEquals(200, status(colloquy, service, "/q/health/live"), service + " lives");
                assertEquals(200, status(colloquy, service, "/q/health/ready"), service + " is ready");
                assertTrue(colloquy.management(service, "/q/metrics").body().contains("jvm_memory_used_bytes"));
            }

            colloquy.system().database().stop();

            for (Service service : Service.values()) {
                assertEquals(200, status(colloquy, service, "/q/health/live"), service + " lives without its database");
                int ready = service.database().isPresent() ? 503 : 200;
                assertEquals(ready, status(colloquy, service, "/q/health/ready"), service + " without its database");
            }
            assertEquals(503, deepHealth(colloquy));

            colloquy.system().database().start();

            for (Service service : Service.values()) {
                await().atMost(BACK).until(() -> status(colloquy, service, "/q/health/ready") == 200);
            }
            await().atMost(BACK).until(() -> deepHealth(colloquy) == 200);
        }
    }

    private static int status(RunningColloquy colloquy, Service service, String path) {
        return colloquy.management(service, path).statusCode();
    }

    private static int deepHealth(RunningColloquy colloquy) {
        return colloquy.get(colloquy.system().ports().url(Service.GATEWAY) + "/health/deep")
                .statusCode();
    }
}
