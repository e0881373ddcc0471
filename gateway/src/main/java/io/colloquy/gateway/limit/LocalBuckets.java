package io.colloquy.gateway.limit;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Buckets in this process's memory. A full bucket is the same as none, so those are dropped; while there are too many that
 * are not full, newcomers share one bucket of each kind: their crowd costs no memory, and nobody gets a second burst by it.
 */
final class LocalBuckets {
    /** No account or address is called that. */
    private static final String NEWCOMERS = "";

    private static final long BETWEEN_SWEEPS = 1_000_000;

    private final ConcurrentHashMap<String, Long> fullAt = new ConcurrentHashMap<>();
    private final AtomicLong swept;
    private final int most;
    private final LongSupplier clock;

    /** {@code clock} gives microseconds and never goes back. */
    LocalBuckets(int most, LongSupplier clock) {
        this.most = most;
        this.clock = clock;
        this.swept = new AtomicLong(clock.getAsLong() - BETWEEN_SWEEPS);
    }

    Standing take(LimitClass limit, String who, Rate rate) {
        String name = name(limit, who);
        // Kinds have rates of their own, so that no bucket is good for two of them.
        String key = fullAt.containsKey(name) || room() ? name : name(limit, NEWCOMERS);
        boolean[] admitted = new boolean[1];
        long[] ahead = new long[1];
        fullAt.compute(key, (same, before) -> {
            long now = clock.getAsLong();
            long was = before == null ? now : Math.max(before, now);
            admitted[0] = rate.admits(was, now);
            long is = admitted[0] ? rate.after(was, now) : was;
            ahead[0] = is - now;
            return is;
        });
        return new Standing(limit, rate, admitted[0], ahead[0]);
    }

    void giveBack(LimitClass limit, String who, Rate rate) {
        String name = name(limit, who);
        fullAt.computeIfPresent(
                fullAt.containsKey(name) ? name : name(limit, NEWCOMERS), (same, full) -> full - rate.interval());
    }

    private static String name(LimitClass limit, String who) {
        return limit.policy() + ":" + who;
    }

    int size() {
        return fullAt.size();
    }

    private boolean room() {
        if (fullAt.size() >= most) {
            sweep();
        }
        return fullAt.size() < most;
    }

    private void sweep() {
        long now = clock.getAsLong();
        long last = swept.get();
        if (now - last >= BETWEEN_SWEEPS && swept.compareAndSet(last, now)) {
            fullAt.values().removeIf(full -> full <= now);
        }
    }
}
