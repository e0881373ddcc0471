package io.colloquy.gateway.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class StrangerLimitTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StrangerLimit limit =
            new StrangerLimit(new ReplicaBuckets(new LimitRates(Map.of(LimitClass.API, new Rate(30)))), meters);
    private int questions;

    @Test
    void whoeverIsSomebodyOrCannotBeToldIsNotCounted() {
        for (int i = 0; i < 300; i++) {
            assertEquals(
                    Optional.of("anna"),
                    ask(Uni.createFrom().item(Optional.of("anna"))).join());
            assertTrue(
                    ask(Uni.createFrom().failure(new IllegalStateException())).isCompletedExceptionally());
        }

        assertEquals(600, questions);
    }

    @Test
    void afterSoManyWhoAreNobodyNobodyIsAskedAndTheRefusalSaysHowLong() {
        for (int i = 0; i < 300; i++) {
            ask(Uni.createFrom().item(Optional.empty())).isDone();
        }

        assertTrue(questions >= 30 && questions <= 32, questions + " questions");
        Problem refusal = refusal(ask(Uni.createFrom().item(Optional.of("anna"))));
        assertEquals(429, refusal.status());
        assertEquals(
                "\"api\";r=0;t=" + refusal.headers().get("Retry-After"),
                refusal.headers().get("RateLimit"));
        assertEquals("\"api\";q=30;w=60", refusal.headers().get("RateLimit-Policy"));
        assertTrue(meters.counter("colloquy.limited.requests", "limit", "api").count() > 200);
    }

    @Test
    void aFloodIsCountedBeforeTheFirstAnswerComes() {
        List<CompletableFuture<Optional<String>>> flood = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            flood.add(ask(Uni.createFrom().nothing()));
        }

        assertTrue(questions <= 32, questions + " questions");
        assertEquals(429, refusal(flood.get(299)).status());
    }

    private CompletableFuture<Optional<String>> ask(Uni<Optional<String>> answer) {
        return limit.ask(HERE, () -> {
                    questions++;
                    return answer;
                })
                .subscribeAsCompletionStage();
    }

    private static Problem refusal(CompletableFuture<Optional<String>> answer) {
        try {
            answer.join();
        } catch (CompletionException thrown) {
            return ((Refused) thrown.getCause()).problem();
        }
        throw new AssertionError("let through");
    }
}
