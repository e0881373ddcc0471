package io.colloquy.standalone.endtoend;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.standalone.system.Service;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What operators' probes see, and that a database's absence is survived. */
class HealthIT {
    private static final Duration BACK = Duration.ofSeconds(30);

    private final RunningColloquy colloquy = RunningColloquy.shared();

    @Test
    void everyServiceAnswersItsProbesAndItsMetrics() {
        for (Service service : Service.values()) {
            assertEquals(200, status(service, "/q/health/live"), service + " lives");
            assertEquals(200, status(service, "/q/health/ready"), service + " is ready");
            assertTrue(colloquy.management(service, "/q/metrics").body().contains("jvm_memory_used_bytes"));
        }
    }

    @Test
    void aStoppedDatabaseTakesReadinessAndNotLivenessAndItsReturnIsNoticedByItself() {
        colloquy.system().database().stop();

        for (Service service : Service.values()) {
            assertEquals(200, status(service, "/q/health/live"), service + " lives without its database");
            // The gateway reads on without its own.
            int ready = service == Service.GATEWAY ? 200 : 503;
            assertEquals(ready, status(service, "/q/health/ready"), service + " without its database");
        }
        assertEquals(503, deepHealth());

        colloquy.system().database().start();

        for (Service service : Service.values()) {
            await().atMost(BACK).until(() -> status(service, "/q/health/ready") == 200);
        }
        await().atMost(BACK).until(() -> deepHealth() == 200);
    }

    private int status(Service service, String path) {
        return colloquy.management(service, path).statusCode();
    }

    private int deepHealth() {
        return colloquy.get(colloquy.system().ports().url(Service.GATEWAY) + "/health/deep")
                .statusCode();
    }
}
