package io.colloquy.graph.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.attempt.Deadline;
import io.colloquy.graph.prompt.Message;
import io.colloquy.graph.prompt.Purpose;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.provider.ModelProvider;
import io.colloquy.graph.provider.Price;
import io.colloquy.graph.route.Route;
import io.colloquy.graph.usage.Account;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class LongDayGenerationTest {
    private static final LocalDateTime MORNING = LocalDateTime.parse("2024-01-01T08:00");

    @Inject
    Answering answering;

    @Inject
    ModelProvider offline;

    @Test
    void aDayThatDoesNotFitIsToldInPartsAndAsOneGeneration() {
        Order order = order(300);

        Finished finished =
                answering.answer(order, List.of(route(4_000))).await().atMost(Duration.ofSeconds(30));

        assertTrue(finished.attempts() > 3, finished.attempts() + " attempts");
        assertEquals(order.journey().operation(), finished.operationId());
        JsonObject digest = new JsonObject(finished.answer()).getJsonObject("digest");
        assertTrue(
                digest.getJsonArray("cites").stream().allMatch(cite -> (int) cite >= 1 && (int) cite <= 300),
                digest.encode());
        assertTrue(digest.getString("text").contains("lamps"), digest.encode());
    }

    @Test
    void aDayThatFitsAndOneForAnUnknownWindowAreOneCall() {
        for (Integer window : new Integer[] {100_000, null}) {
            Finished finished =
                    answering.answer(order(300), List.of(route(window))).await().atMost(Duration.ofSeconds(30));

            assertEquals(1, finished.attempts());
        }
    }

    private Route route(Integer window) {
        return new Route("small", offline, offline.model(), window, Price.FREE, false, List.of());
    }

    private static Order order(int messages) {
        var day = new Material.Day(
                IntStream.rangeClosed(1, messages)
                        .mapToObj(number -> new Message(
                                number,
                                MORNING.plusMinutes(number),
                                number % 2 == 0 ? "Ben" : "Anna",
                                Message.Kind.TEXT,
                                "At the boathouse on Friday at " + number % 12 + ":30 number " + number
                                        + " decides who brings the lamps."))
                        .toList(),
                5);
        return new Order(
                Account.LOCAL,
                null,
                new Call(Purpose.SUMMARY, day),
                null,
                Deadline.parse(null, System.nanoTime()),
                false);
    }
}
