package io.colloquy.gateway.limit;

import static io.colloquy.gateway.limit.LimitClass.API;
import static io.colloquy.gateway.limit.LimitClass.SHARE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LocalBucketsTest {
    private final ManualClock clock = new ManualClock();
    private final LocalBuckets buckets = new LocalBuckets(100, clock);

    @RepeatedTest(200)
    void overAnyWindowAtMostABurstAndTheRateAreLetThrough(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Rate rate = new Rate(1 + random.nextInt(200));
        long longestPause = 1 + random.nextLong(3 * rate.interval());
        List<Long> admitted = new ArrayList<>();

        for (int i = 0; i < 600; i++) {
            if (buckets.take(API, "anna", rate).admitted()) {
                admitted.add(clock.getAsLong());
            }
            clock.pass(random.nextInt(10) == 0 ? random.nextInt(90_000_000) : random.nextLong(longestPause));
        }

        for (int from = 0; from < admitted.size(); from++) {
            for (int to = from; to < admitted.size(); to++) {
                long window = admitted.get(to) - admitted.get(from);
                double most = rate.perMinute() * (1 + window / 60_000_000.0);
                assertTrue(to - from + 1 <= most + 1e-6, (to - from + 1) + " in " + window + " with " + rate);
            }
        }
    }

    @RepeatedTest(50)
    void whoeverWaitsAsLongAsHeWasToldIsLetThroughAndNotAQuarterOfASecondEarlier(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Rate rate = new Rate(1 + random.nextInt(30));
        Standing standing = buckets.take(API, "anna", rate);
        while (standing.admitted()) {
            clock.pass(random.nextLong(rate.interval()));
            standing = buckets.take(API, "anna", rate);
        }

        clock.pass((standing.nextSeconds() - 1) * 1_000_000 - 250_000);
        assertFalse(buckets.take(API, "anna", rate).admitted());
        clock.pass(1_250_000);
        assertTrue(buckets.take(API, "anna", rate).admitted());
    }

    @Test
    void whatIsLeftIsTold() {
        Rate rate = new Rate(3);

        assertEquals("\"api\";r=2;t=20", buckets.take(API, "anna", rate).header());
        clock.pass(5_000_000);
        assertEquals("\"api\";r=1;t=15", buckets.take(API, "anna", rate).header());
        assertEquals("\"api\";r=0;t=15", buckets.take(API, "anna", rate).header());
        assertEquals("\"api\";r=0;t=15", buckets.take(API, "anna", rate).header());
        assertEquals("\"api\";r=2;t=20", buckets.take(API, "bert", rate).header());
        assertEquals("\"api\";q=3;w=60", buckets.take(API, "bert", rate).policy());
    }

    @Test
    void aCrowdOfAddressesGrowsNothingAndNobodyGetsASecondBurstByIt() {
        Rate rate = new Rate(5);
        for (int i = 0; i < 5; i++) {
            assertTrue(buckets.take(API, "attacker", rate).admitted());
        }

        int crowd = 0;
        for (int i = 0; i < 100_000; i++) {
            crowd += buckets.take(API, "address " + i, rate).admitted() ? 1 : 0;
        }

        assertTrue(buckets.size() <= 101, buckets.size() + " buckets");
        assertEquals(99 + 5, crowd);
        assertFalse(buckets.take(API, "attacker", rate).admitted());

        clock.pass(61_000_000);
        assertTrue(buckets.take(API, "newcomer", rate).admitted());
        assertEquals(1, buckets.size());
    }

    @Test
    void aCrowdThatAsksForOneThingLeavesNewcomersWhoAskForAnotherTheirs() {
        Rate many = new Rate(1_000);
        for (int i = 0; i < 1_000; i++) {
            buckets.take(API, "address " + i, many);
        }

        for (int i = 0; i < 5; i++) {
            assertTrue(buckets.take(SHARE, "newcomer " + i, new Rate(5)).admitted());
        }
        assertFalse(buckets.take(SHARE, "newcomer", new Rate(5)).admitted());
        assertTrue(buckets.take(API, "newcomer", many).admitted());
    }
}
