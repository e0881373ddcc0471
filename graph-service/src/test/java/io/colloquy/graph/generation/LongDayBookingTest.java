package io.colloquy.graph.generation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.attempt.Deadline;
import io.colloquy.graph.prompt.Message;
import io.colloquy.graph.prompt.Prompts;
import io.colloquy.graph.prompt.Purpose;
import io.colloquy.graph.prompt.TokenEstimate;
import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.Answer.Finish;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.provider.ModelProvider;
import io.colloquy.graph.provider.Price;
import io.colloquy.graph.provider.Usage;
import io.colloquy.graph.route.Route;
import io.colloquy.graph.scripted.ReliableProfile;
import io.colloquy.graph.scripted.Script;
import io.colloquy.graph.usage.Account;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A limit of tokens admits by the worst case: a long day is many calls, and each may take all its attempts. */
@QuarkusTest
@TestProfile(ReliableProfile.class)
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class LongDayBookingTest {
    private static final Price PRICE = new Price(BigDecimal.ONE, BigDecimal.TEN);

    @Inject
    Answering answering;

    @Inject
    Booking booking;

    @Inject
    Prompts prompts;

    @Inject
    Pool database;

    @Test
    void aLongDayNeverTakesMoreThanWasReservedForIt() {
        var provider = new Stubborn(prompts);
        List<Route> routes = List.of(new Route("small", provider, "stubborn-1", 4_000, PRICE, false, List.of()));
        Order order = order(300);

        booking.reserved(order, routes, null)
                .chain(reserved -> booking.booked(order, reserved, () -> answering.answer(order, routes)))
                .await()
                .atMost(Duration.ofSeconds(60));

        var row = database.preparedQuery(
                        "SELECT tokens, cost, input_tokens + output_tokens AS taken, actual_cost, status"
                                + " FROM usage_reservation WHERE operation_id = $1")
                .execute(Tuple.of(order.journey().operation()))
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next();
        assertTrue(provider.calls.get() > 4 * 5, provider.calls + " calls");
        assertTrue(row.getLong("taken") <= row.getLong("tokens"), row::deepToString);
        assertTrue(row.getBigDecimal("actual_cost").compareTo(row.getBigDecimal("cost")) <= 0, row::deepToString);
    }

    private static Order order(int messages) {
        var day = new Material.Day(
                IntStream.rangeClosed(1, messages)
                        .mapToObj(number -> new Message(
                                number,
                                LocalDateTime.parse("2024-01-01T08:00").plusMinutes(number),
                                "Anna",
                                Message.Kind.TEXT,
                                "We meet at the boathouse at half past seven, and number " + number + " brings tea."))
                        .toList(),
                5);
        return new Order(
                new Account("long-day"),
                null,
                new Call(Purpose.SUMMARY, day),
                null,
                Deadline.parse(null, System.nanoTime()),
                false);
    }

    /** Answers each call at its fourth attempt only, and counts all of them. */
    private record Stubborn(Prompts prompts, ConcurrentHashMap<Material, AtomicInteger> asked, AtomicInteger calls)
            implements ModelProvider {
        Stubborn(Prompts prompts) {
            this(prompts, new ConcurrentHashMap<>(), new AtomicInteger());
        }

        @Override
        public String name() {
            return "stubborn";
        }

        @Override
        public String model() {
            return "stubborn-1";
        }

        @Override
        public Price price() {
            return PRICE;
        }

        @Override
        public Uni<Answer> complete(Call call) {
            calls.incrementAndGet();
            var day = (Material.Day) call.material();
            int number = asked.computeIfAbsent(day, key -> new AtomicInteger()).incrementAndGet();
            String said = number % 4 == 0
                    ? Script.json("We meet.", day.messages().get(0).number())
                    : "No, and again no.";
            long prompt = TokenEstimate.of(prompts.render(call.purpose(), day.messages(), day.maxPoints()));
            var usage = new Usage(prompt, TokenEstimate.of(said));
            return Uni.createFrom().item(new Answer(said, Finish.COMPLETE, "stubborn-1", usage));
        }
    }
}
