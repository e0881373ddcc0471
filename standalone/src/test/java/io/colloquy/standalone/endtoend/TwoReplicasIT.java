package io.colloquy.standalone.endtoend;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.faultwall.Pace;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for one graph-service holds for two: they share a database and nothing else. */
class TwoReplicasIT {
    private static final int CALLS = 500;
    private static final int LIMIT = 137;
    private static final Duration THINKING = Duration.ofMillis(300);

    @TempDir
    static Path folder;

    static GraphReplicas graph;

    @BeforeAll
    static void start() {
        graph = new GraphReplicas(folder);
    }

    @AfterAll
    static void stop() {
        graph.close();
    }

    @AfterEach
    void heal() {
        graph.wall.pace(Pace.USUAL);
        graph.wall.forget();
    }

    @Test
    void of500CallsAtOnceExactlyTheLimitPassesAndIsPaid() {
        graph.wall.pace(Pace.USUAL.withFirstToken(THINKING));
        done(graph.ask(
                0,
                "PUT",
                "/api/operator/usage/accounts/crowd",
                "{\"plan\": \"pro\", \"dailyRequests\": " + LIMIT + "}"));

        var answers = IntStream.range(0, CALLS)
                .mapToObj(call -> graph.chat(call % 2, "crowd", "Question " + call, call % 4 < 2))
                .toList();
        var passed = IntStream.range(0, CALLS)
                .filter(call -> done(answers.get(call)).statusCode() == 200)
                .boxed()
                .toList();

        assertEquals(LIMIT, passed.size());
        assertEquals(
                CALLS - LIMIT,
                answers.stream()
                        .filter(answer -> done(answer).statusCode() == 429)
                        .count());
        assertTrue(passed.stream().anyMatch(call -> call % 2 == 0)
                && passed.stream().anyMatch(call -> call % 2 == 1));
        assertEquals(LIMIT, graph.wall.attempts().size(), "calls that the provider saw");
        await().until(() -> day("requests_reserved") == 0);
        assertEquals(LIMIT, day("requests_used"));
        assertEquals(List.of(), graph.findings(0));
        assertEquals(List.of(), graph.findings(1));
    }

    @Test
    void oneKeyAtBothAtOnceIsOneCallAndOneCharge() {
        graph.wall.pace(Pace.USUAL.withFirstToken(THINKING));

        for (int round = 0; round < 5; round++) {
            String key = "both-" + round;
            var answers = IntStream.range(0, 20)
                    .mapToObj(caller -> graph.chat(caller % 2, "twins", "Say it once", false, "Idempotency-Key", key))
                    .toList();

            assertEquals(
                    List.of(200),
                    answers.stream()
                            .map(answer -> done(answer).statusCode())
                            .distinct()
                            .toList());
            assertEquals(
                    1,
                    answers.stream()
                            .map(answer -> done(answer).headers().firstValue("X-Operation-Id"))
                            .distinct()
                            .count(),
                    "answers");
            assertEquals(round + 1, graph.wall.attempts().size(), "calls that the provider saw");
        }
        await().until(() -> graph.number("SELECT requests_used FROM usage_day WHERE account = 'twins'") == 5);
        assertEquals(List.of(), graph.findings(0));
    }

    @Test
    void aSwitchThrownAtOneStopsTheOtherWithinFiveSeconds() {
        assertEquals(
                200, done(graph.chat(1, "local", "Is anybody there?", false)).statusCode());
        try {
            done(graph.ask(0, "PUT", "/api/operator/switches/generations", "{\"enabled\": false}"));

            await().atMost(Duration.ofSeconds(5))
                    .until(() -> done(graph.chat(1, "local", "Still?", true)).statusCode() == 503);
            graph.wall.forget();
            Stream.of(0, 1)
                    .forEach(replica -> assertEquals(
                            503,
                            done(graph.chat(replica, "local", "Now?", false)).statusCode()));
            assertEquals(List.of(), graph.wall.attempts());
        } finally {
            done(graph.ask(1, "PUT", "/api/operator/switches/generations", "{\"enabled\": true}"));
        }
        await().atMost(Duration.ofSeconds(5))
                .until(() -> done(graph.chat(0, "local", "Again?", false)).statusCode() == 200);
    }

    private static long day(String column) {
        return graph.number("SELECT " + column + " FROM usage_day WHERE account = 'crowd'");
    }

    private static HttpResponse<String> done(CompletableFuture<HttpResponse<String>> asked) {
        return asked.join();
    }
}
