package io.colloquy.batchworker;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;

/** A clock that only runs forward, and its timer. Tests put one in that stands still until told. */
interface Timing {
    /** Monotonic; only differences mean something. */
    long nanos();

    /** Runs the task once after the delay, at once when the delay is not positive. */
    Cancellable after(Duration delay, Runnable task);

    void close();
}
