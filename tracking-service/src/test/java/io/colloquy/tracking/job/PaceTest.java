package io.colloquy.tracking.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.tracking.job.Pace.End;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    @Test
    void nothingIsSaidBeforeThereAreThreeGaps() {
        assertNull(new Pace(List.of()).rate(START));
        Pace three = pace(10, 60, 60);
        assertNull(three.rate(at(120)));
        assertNull(three.eta(at(120), 100));

        assertNotNull(pace(10, 60, 60, 60).rate(at(180)));
    }

    @Test
    void endsThatAllCameAtOnceTellNothing() {
        assertNull(pace(10, 0, 0, 0, 0).rate(START));
        assertNull(pace(10, 0, 0, 0, 0).eta(START, 5));
    }

    @Test
    void theRateIsItemsOverTheTimeBetweenEnds() {
        assertEquals(20, pace(10, 30, 30, 30).rate(at(90)).itemsPerMinute());
    }

    @Test
    void aSteadyPaceStillGivesARangeAndItHoldsTheTruth() {
        var eta = pace(10, 30, 30, 30, 30).eta(at(120), 100);

        assertTrue(eta.earliest().isBefore(eta.latest()));
        assertTrue(eta.earliest().isBefore(at(120 + 300)));
        assertTrue(eta.latest().isAfter(at(120 + 300)));
    }

    @Test
    void aChangingPaceGivesAWiderRange() {
        var steady = width(pace(10, 30, 30, 30, 30, 30).eta(at(150), 1000));
        var changing = width(pace(10, 5, 55, 5, 80, 5).eta(at(150), 1000));

        assertTrue(changing.compareTo(steady.multipliedBy(2)) > 0, steady + " and " + changing);
    }

    @Test
    void batchesOfDifferentSizesAreNoChangeOfPace() {
        var ends = List.of(
                new End(START, 5), new End(at(10), 10), new End(at(40), 30), new End(at(45), 5), new End(at(65), 20));

        assertEquals(
                Duration.ofSeconds(65).dividedBy(4).multipliedBy(2).toSeconds(),
                width(new Pace(ends).eta(at(65), 100)).toSeconds());
    }

    @Test
    void aJobThatStandsStillLosesItsSpeedAndItsEndIsNeverBehindUs() {
        var pace = pace(10, 30, 30, 30, 30);
        var now = at(120 + 3600);

        assertTrue(pace.rate(now).itemsPerMinute() < 1);
        var eta = pace.eta(now, 10);
        assertFalse(eta.earliest().isBefore(now));
        assertTrue(eta.latest().isAfter(now));
    }

    /** Drawn anew many times: the end comes within the range most of the time, also with two workers at once. */
    @Test
    void theEndComesWithinTheRangeMostOfTheTime() {
        var random = new Random(7);
        int within = 0;
        for (int draw = 0; draw < 1000; draw++) {
            var ends = twoWorkers(random, 60);
            var known = ends.subList(0, 20);
            var last = known.get(19).at();
            var eta = new Pace(known).eta(last, 40 * 10);
            Instant end = ends.get(59).at();
            within += !end.isBefore(eta.earliest()) && !end.isAfter(eta.latest()) ? 1 : 0;
        }

        assertTrue(within > 900, within + " of 1000");
    }

    private static List<End> twoWorkers(Random random, int batches) {
        double[] free = {0, 0};
        var ends = new ArrayList<End>();
        for (int batch = 0; batch < batches; batch++) {
            int worker = free[0] <= free[1] ? 0 : 1;
            free[worker] += 10 + random.nextDouble() * 40;
            ends.add(new End(START.plusMillis((long) (free[worker] * 1000)), 10));
        }
        ends.sort(java.util.Comparator.comparing(End::at));
        return ends;
    }

    private static Pace pace(int items, int... gaps) {
        var ends = new ArrayList<End>(List.of(new End(START, items)));
        int at = 0;
        for (int gap : gaps) {
            at += gap;
            ends.add(new End(at(at), items));
        }
        return new Pace(ends);
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }

    private static Duration width(Pace.Eta eta) {
        return Duration.between(eta.earliest(), eta.latest());
    }
}
