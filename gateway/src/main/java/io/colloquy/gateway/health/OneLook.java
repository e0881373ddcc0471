package io.colloquy.gateway.health;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Looks once for all who ask meanwhile and for a second after: anybody may ask, and each look is a question to everybody behind. */
final class OneLook<T> {
    static final Duration KEPT = Duration.ofSeconds(1);

    private final AtomicReference<Look> latest = new AtomicReference<>();
    private final Supplier<Uni<T>> look;
    private final LongSupplier nanoTime;

    OneLook(Supplier<Uni<T>> look, LongSupplier nanoTime) {
        this.look = look;
        this.nanoTime = nanoTime;
    }

    Uni<T> get() {
        return Uni.createFrom().deferred(() -> {
            Look last = latest.get();
            if (last != null && !last.past()) {
                return last.answer;
            }
            Look mine = new Look();
            Look other = latest.compareAndExchange(last, mine);
            return other == last ? mine.answer : other.answer;
        });
    }

    private final class Look {
        private final Uni<T> answer = Uni.createFrom()
                .deferred(look::get)
                .onTermination()
                .invoke(() -> ended = nanoTime.getAsLong())
                .memoize()
                .indefinitely();

        private volatile Long ended;

        boolean past() {
            Long at = ended;
            return at != null && nanoTime.getAsLong() - at >= KEPT.toNanos();
        }
    }
}
