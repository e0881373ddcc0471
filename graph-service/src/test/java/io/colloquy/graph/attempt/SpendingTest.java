package io.colloquy.graph.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.colloquy.graph.provider.Price;
import io.colloquy.graph.provider.Usage;
import io.colloquy.graph.route.Route;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SpendingTest {
    private static final Usage MILLIONS = new Usage(1_000_000, 2_000_000);
    private static final Price PRICE = new Price(BigDecimal.ONE, BigDecimal.TEN);

    private final Journey journey = new Journey(UUID.randomUUID(), Deadline.parse(null, System.nanoTime()));

    @Test
    void whatIsCountedAndHasAPriceIsKnown() {
        journey.spent(route(PRICE), MILLIONS);

        assertEquals(new BigDecimal(21), new BigDecimal(journey.cost().toPlainString()));
        assertEquals(0, journey.unpriced());
        assertEquals(MILLIONS, journey.countedUsage());
    }

    @Test
    void whatIsNotCountedIsBookedByEstimateAndNeverTold() {
        journey.uncounted(route(PRICE), MILLIONS);

        assertEquals(MILLIONS, journey.usage());
        assertEquals(1, journey.unpriced());
        assertNull(journey.countedUsage());
        assertNull(journey.countedCost());
    }

    @Test
    void onlyWhatHasNoKnownPriceIsLeftOutOfTheCost() {
        journey.spent(route(PRICE), MILLIONS);
        journey.spent(route(Price.UNKNOWN), MILLIONS);

        assertEquals(0, new BigDecimal(21).compareTo(journey.countedCost()));
        assertEquals(1, journey.unpriced());
    }

    @Test
    void whatIsFreeCostsNothingHoweverMuchItWas() {
        journey.uncounted(route(Price.FREE), MILLIONS);

        assertEquals(0, journey.unpriced());
        assertEquals(MILLIONS, journey.usage());
    }

    private static Route route(Price price) {
        return new Route("name", new Somewhere("here"), "model", null, price, false, List.of());
    }
}
