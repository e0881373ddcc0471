package io.colloquy.summary.generation;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** Ends a call under way. A guarded method does not pass a cancellation down to what it guards; this reaches below it. */
public final class Hangup {
    private final CompletableFuture<Void> signal = new CompletableFuture<>();

    public void now() {
        signal.complete(null);
    }

    <T> Uni<T> ends(Uni<T> call) {
        return Uni.createFrom().emitter(emitter -> {
            if (signal.isDone()) {
                emitter.fail(new CancellationException());
                return;
            }
            Cancellable running = call.subscribe().with(emitter::complete, emitter::fail);
            emitter.onTermination(running::cancel);
            var unused = signal.thenRun(() -> {
                running.cancel();
                emitter.fail(new CancellationException());
            });
        });
    }
}
