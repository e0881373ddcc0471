package io.colloquy.batchworker;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a worker and its batches share: the queue, one mailbox, one clock, and where handlers run. */
record Desk(BatchQueue queue, Mailbox mailbox, Timing timing, Executor executor, WorkerOptions options) {

    /** Calls the queue; exactly one of the two consumers is called, in the mailbox, unless the call is cancelled first. */
    <T> Cancellable ask(Supplier<Uni<? extends T>> call, Consumer<T> answered, Consumer<Throwable> failed) {
        return new Call<T>(this, answered, failed).start(call);
    }

    Cancellable after(Duration delay, Runnable task) {
        return timing.after(delay, () -> mailbox.post(task));
    }
}
