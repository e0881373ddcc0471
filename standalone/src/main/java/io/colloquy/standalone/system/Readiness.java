package io.colloquy.standalone.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Waits until a started service says that it can work, or is seen to have died. */
final class Readiness {
    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PROBE)
            .build();

    void await(ServiceProcess service, Instant deadline) {
        while (!isReady(service.managementPort())) {
            if (exited(service)) {
                throw new CannotStart(service.replica().program() + " stopped while starting (exit code "
                        + service.process().exitValue() + ").\n" + LogTail.of(service.log()));
            }
            if (Instant.now().isAfter(deadline)) {
                throw new CannotStart(
                        service.replica().program() + " did not become ready in time.\n" + LogTail.of(service.log()));
            }
        }
    }

    boolean isReady(int managementPort) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"))
                .timeout(PROBE)
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while the services were starting.", e);
        }
    }

    private static boolean exited(ServiceProcess service) {
        try {
            return service.process().waitFor(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while the services were starting.", e);
        }
    }
}
