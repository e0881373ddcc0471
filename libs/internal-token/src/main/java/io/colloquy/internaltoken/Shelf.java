package io.colloquy.internaltoken;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Keeps what was expensive until it ends, and never more than a fixed number of things. */
final class Shelf<K, V> {
    private final int most;
    private final Function<V, Instant> end;
    private final ConcurrentHashMap<K, V> kept = new ConcurrentHashMap<>();

    Shelf(int most, Function<V, Instant> end) {
        this.most = most;
        this.end = end;
    }

    /** Null when there is nothing, or nothing any more. */
    V get(K key, Instant now) {
        V value = kept.get(key);
        return value != null && now.isBefore(end.apply(value)) ? value : null;
    }

    /** A full shelf is cleared of what has ended, and of everything if that is not enough: it can all be made again. */
    void put(K key, V value, Instant now) {
        if (kept.size() >= most) {
            kept.values().removeIf(old -> !now.isBefore(end.apply(old)));
        }
        if (kept.size() >= most) {
            kept.clear();
        }
        kept.put(key, value);
    }

    int size() {
        return kept.size();
    }
}
