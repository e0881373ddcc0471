package io.colloquy.batchworker;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that stands still until it is told to go on. */
final class ManualTiming implements Timing {
    private record Task(long at, long order, Runnable run) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
    private long now;
    private long order;
    private boolean closed;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public Cancellable after(Duration delay, Runnable run) {
        var task = new Task(now + Math.max(0, delay.toNanos()), order++, run);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    @Override
    public void close() {
        closed = true;
        tasks.clear();
    }

    boolean closed() {
        return closed;
    }

    /** Lets time pass, running what falls due on the way in its order. */
    void advance(Duration duration) {
        long until = now + duration.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at() <= until) {
            Task task = tasks.remove();
            now = Math.max(now, task.at());
            task.run().run();
        }
        now = until;
    }
}
