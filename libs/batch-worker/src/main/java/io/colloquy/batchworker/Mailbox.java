package io.colloquy.batchworker;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Runs one task at a time in the order of their arrival, on whichever thread brought the first of them. The worker's state is
 * touched only from here, so replies, timers and handlers may come from any thread, also from within a call.
 */
final class Mailbox {
    private static final Logger LOG = Logger.getLogger(Mailbox.class);

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    void post(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() > 0) {
            return;
        }
        do {
            run(tasks.remove());
        } while (waiting.decrementAndGet() > 0);
    }

    /** A task that throws must not take the others' turn with it. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A step of the batch worker failed", e);
        }
    }
}
