package io.colloquy.gateway.openapi;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** What is made on a worker for whoever asks first, and kept. A failure is for those who waited; the next one tries again. */
final class Kept<T> {
    private final AtomicReference<Uni<T>> made = new AtomicReference<>();
    private final Supplier<T> maker;

    Kept(Supplier<T> maker) {
        this.maker = maker;
    }

    Uni<T> get() {
        return Uni.createFrom().deferred(() -> {
            Uni<T> mine = make();
            Uni<T> before = made.compareAndExchange(null, mine);
            return before == null ? mine : before;
        });
    }

    private Uni<T> make() {
        return Uni.createFrom()
                .item(maker)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .invoke(failure -> made.set(null))
                .memoize()
                .indefinitely();
    }
}
