package io.colloquy.graph.generation;

import static io.colloquy.graph.generation.Requests.post;
import static io.colloquy.graph.generation.Requests.request;
import static io.colloquy.graph.generation.Requests.summary;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.graph.RawCall;
import io.colloquy.graph.scripted.ReliableProfile;
import io.colloquy.graph.scripted.Script;
import io.colloquy.graph.scripted.ScriptedProvider;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers do while attempts are made for them: leave, come back with the same key, come all at once. */
@QuarkusTest
@TestProfile(ReliableProfile.class)
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class ReliableCallerTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    /** Less than a lease lasts. */
    private static final long AT_ONCE = 3_000;

    private static final int PLACES = 5;

    @ConfigProperty(name = "openai.base-url")
    URI provider;

    @TestHTTPResource
    URL service;

    private ScriptedProvider fake;

    @BeforeEach
    void start() {
        CircuitBreakerMaintenance.get().resetAll();
        fake = ScriptedProvider.startOn(provider.getPort());
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void whoeverLeavesEndsTheProvidersCallAndPaysNothing() throws IOException {
        fake.usually(Script.silence());
        int before = requestsToday();
        String body = JsonObject.mapFrom(summary("reliable-left", "We meet on Friday."))
                .encode();

        try (var call = RawCall.post(service, "/internal/generations", body, body.length())) {
            Awaitility.await().atMost(SOON).until(() -> fake.calls() == 1);
            assertEquals(before + 1, requestsToday(), "reserved");
        }

        Awaitility.await().atMost(A_SECOND).until(() -> fake.hangUps() == 1);
        Awaitility.await().atMost(SOON).until(() -> requestsToday() == before);
        assertEquals(1, fake.calls(), "nobody waits for another attempt");
    }

    @Test
    void aKeyWhoseCallFailedIsFreeAtOnce() {
        fake.next(Script.answers(401, "{}"));
        var day = summary("reliable-free", "We meet on Friday.");

        post(day).then().statusCode(502);

        post(day).then().statusCode(200).time(lessThan(AT_ONCE)).body("attempts", equalTo(1));
    }

    @Test
    void howeverManyComeTheProviderHasAsManyCallsAsThereArePlaces() {
        var released = new CompletableFuture<Void>();
        fake.usually((request, caller) -> {
            released.join();
            return Script.summary("The usual digest of the day.", 1).play(request, caller);
        });
        var callers = Executors.newFixedThreadPool(3 * PLACES);

        try {
            var answers = IntStream.range(0, 3 * PLACES)
                    .mapToObj(caller -> CompletableFuture.supplyAsync(
                            () -> post(summary("reliable-place-" + caller, "We meet on Friday."))
                                    .statusCode(),
                            callers))
                    .toList();

            Awaitility.await().atMost(SOON).until(() -> fake.calls() == PLACES);
            Awaitility.await().during(HALF_A_SECOND).atMost(SOON).until(() -> fake.calls() == PLACES);
            released.complete(null);
            answers.forEach(answer -> assertEquals(200, answer.join()));
        } finally {
            callers.shutdownNow();
        }
    }

    private static int requestsToday() {
        return request().get("/api/usage/current").path("requestsToday");
    }
}
