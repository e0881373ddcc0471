package io.colloquy.gateway.connection;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts connections, in all and those of each address. Neither count is ever above its bound, and an address without
 * connections costs nothing.
 */
final class Connections {
    /** For the connection of a proxy, behind which are many. */
    static final String NOBODYS = "";

    private final int most;
    private final int mostPerAddress;
    private final AtomicInteger all = new AtomicInteger();
    private final ConcurrentHashMap<String, Integer> ofAddress = new ConcurrentHashMap<>();
    private final LongAdder refused = new LongAdder();

    Connections(int most, int mostPerAddress) {
        this.most = most;
        this.mostPerAddress = mostPerAddress;
    }

    /** Whether there is room for one more; whoever got in must {@link #leave}. */
    boolean enter(String address) {
        if (all.incrementAndGet() <= most) {
            if (address.equals(NOBODYS) || another(address)) {
                return true;
            }
        }
        all.decrementAndGet();
        refused.increment();
        return false;
    }

    void leave(String address) {
        all.decrementAndGet();
        ofAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    }

    int open() {
        return all.get();
    }

    long refused() {
        return refused.sum();
    }

    private boolean another(String address) {
        boolean[] room = new boolean[1];
        ofAddress.compute(address, (same, before) -> {
            int count = before == null ? 0 : before;
            room[0] = count < mostPerAddress;
            return room[0] ? Integer.valueOf(count + 1) : before;
        });
        return room[0];
    }
}
