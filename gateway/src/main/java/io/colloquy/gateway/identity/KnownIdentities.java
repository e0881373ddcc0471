package io.colloquy.gateway.identity;

import io.colloquy.gateway.identity.CredentialSource.Found;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * What the database said of credentials a short while ago. Seconds spare it a question a request; minutes are for readers
 * while it is away. What is forgotten here cannot come back by an answer that was on its way.
 */
final class KnownIdentities {
    static final Duration FRESH = Duration.ofSeconds(5);
    static final Duration STALE = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong forgotten = new AtomicLong();
    private final LongSupplier nanoTime;

    KnownIdentities(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    Optional<Identity> fresh(String hash) {
        return within(hash, FRESH);
    }

    Optional<Identity> stale(String hash) {
        return within(hash, STALE);
    }

    /** To be taken before the database is asked, and given back with what it said. */
    long ticket() {
        return forgotten.get();
    }

    void learn(String hash, Found found, long ticket) {
        if (forgotten.get() != ticket) {
            return;
        }
        if (known.size() >= MOST) {
            known.values().removeIf(entry -> !entry.within(STALE, nanoTime.getAsLong()));
        }
        Duration left = found.left() == null || found.left().compareTo(STALE) > 0 ? STALE : found.left();
        Known entry = new Known(found.identity(), nanoTime.getAsLong(), left.toNanos());
        if (known.size() < MOST) {
            known.put(hash, entry);
        }
        if (forgotten.get() != ticket) {
            known.remove(hash, entry);
        }
    }

    void forget(String hash) {
        known.remove(hash);
    }

    void forget(Predicate<Identity> gone) {
        forgotten.incrementAndGet();
        known.values().removeIf(entry -> gone.test(entry.identity()));
    }

    private Optional<Identity> within(String hash, Duration age) {
        Known entry = known.get(hash);
        return entry != null && entry.within(age, nanoTime.getAsLong())
                ? Optional.of(entry.identity())
                : Optional.empty();
    }

    /** @param left for how long after it was learnt it may be believed at all */
    private record Known(Identity identity, long learnt, long left) {
        boolean within(Duration age, long now) {
            return now - learnt < Math.min(age.toNanos(), left);
        }
    }
}
