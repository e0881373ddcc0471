package io.colloquy.gateway.limit;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Buckets that the database found empty. They fill with time and nothing else, so until then there is no need to ask again.
 * When there are too many to remember, the database is asked.
 */
final class Refusals {
    private static final int MOST = 20_000;

    private final ConcurrentHashMap<String, Long> fullAt = new ConcurrentHashMap<>();
    private final LongSupplier clock;

    Refusals(LongSupplier clock) {
        this.clock = clock;
    }

    Optional<Standing> of(String name, LimitClass limit, Rate rate) {
        Long full = fullAt.get(name);
        if (full == null) {
            return Optional.empty();
        }
        long now = clock.getAsLong();
        if (rate.admits(full, now)) {
            fullAt.remove(name, full);
            return Optional.empty();
        }
        return Optional.of(new Standing(limit, rate, false, full - now));
    }

    /** {@code full} must not be later than what the database meant, or somebody would be refused for too long. */
    void remember(String name, long full) {
        if (fullAt.size() >= MOST) {
            long now = clock.getAsLong();
            fullAt.values().removeIf(past -> past <= now);
        }
        if (fullAt.size() < MOST) {
            fullAt.put(name, full);
        }
    }
}
