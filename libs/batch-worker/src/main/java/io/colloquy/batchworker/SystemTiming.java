package io.colloquy.batchworker;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One thread of its own: handlers that hog every other thread must not keep a lease from being renewed. */
final class SystemTiming implements Timing {
    private final ScheduledExecutorService timer;

    SystemTiming(String name) {
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "batch-worker-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        if (timer.isShutdown()) {
            return () -> {};
        }
        Future<?> scheduled = timer.schedule(task, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
