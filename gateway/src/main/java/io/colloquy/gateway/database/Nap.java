package io.colloquy.gateway.database;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** After a question that found no database nobody asks for half a second, so that an outage delays one request and not all of them. */
public final class Nap {
    public static final Duration LENGTH = Duration.ofMillis(500);

    private final LongSupplier nanoTime;

    private volatile long awakeAt;

    public Nap(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.awakeAt = nanoTime.getAsLong();
    }

    /** Fails with {@link DatabaseUnavailable} at once while it lasts. */
    public <T> Uni<T> ask(Supplier<Uni<T>> question) {
        if (nanoTime.getAsLong() - awakeAt < 0) {
            return Uni.createFrom().failure(new DatabaseUnavailable());
        }
        return question.get()
                .onFailure(DatabaseUnavailable.class)
                .invoke(() -> awakeAt = nanoTime.getAsLong() + LENGTH.toNanos());
    }
}
