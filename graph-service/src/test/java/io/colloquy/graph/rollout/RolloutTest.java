package io.colloquy.graph.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RolloutTest {
    private static final List<String> ACCOUNTS = Stream.concat(
                    IntStream.range(0, 10_000).mapToObj(number -> "user-" + number),
                    Stream.of("local", "", "Ünal", "🙂"))
            .toList();

    @Test
    void whoIsInAtTenStaysInAtEveryLargerPercentage() {
        for (String account : ACCOUNTS) {
            boolean before = false;
            for (int percent = 0; percent <= 100; percent++) {
                boolean now = of(percent).reliable(account);
                assertTrue(now || !before, account + " was in and fell out at " + percent);
                before = now;
            }
        }
    }

    @Test
    void aPercentageIsThatShareOfTheAccounts() {
        for (int percent : new int[] {10, 25, 50}) {
            long in = ACCOUNTS.stream().filter(of(percent)::reliable).count();
            assertEquals(percent, in * 100.0 / ACCOUNTS.size(), 2);
        }
    }

    @Test
    void nobodyIsInAtZeroAndEverybodyAtAHundred() {
        assertTrue(ACCOUNTS.stream().noneMatch(of(0)::reliable));
        assertTrue(ACCOUNTS.stream().allMatch(of(100)::reliable));
    }

    /** Another release or another replica must not shuffle the accounts. */
    @Test
    void anAccountsPlaceIsTheSameForEver() {
        assertEquals(
                List.of(84, 70, 56, 92),
                Stream.of("local", "anna", "user-1", "user-2")
                        .map(Rollout::place)
                        .toList());
    }

    @Test
    void theFlagGoesBeforeEveryList() {
        var rollout = new Rollout(false, Set.of(), Set.of("anna"), 100);

        assertFalse(rollout.reliable("anna"));
        assertFalse(rollout.reliable("ben"));
    }

    @Test
    void disabledUsersGoBeforeTestUsersAndTestUsersBeforeThePercentage() {
        var none = new Rollout(true, Set.of("anna"), Set.of("anna", "ben"), 0);
        var all = new Rollout(true, Set.of("anna"), Set.of(), 100);

        assertFalse(none.reliable("anna"));
        assertTrue(none.reliable("ben"));
        assertFalse(none.reliable("carla"));
        assertFalse(all.reliable("anna"));
        assertTrue(all.reliable("carla"));
    }

    private static Rollout of(int percent) {
        return new Rollout(true, Set.of(), Set.of(), percent);
    }
}
