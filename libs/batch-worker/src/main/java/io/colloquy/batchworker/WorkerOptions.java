package io.colloquy.batchworker;

import java.time.Duration;

/**
 * How a {@link BatchWorker} behaves.
 *
 * @param name who the queue says holds a batch, such as {@code summary-1}
 * @param slots batches worked on at once, at least 1
 * @param idlePoll pause between two claims while nothing is waiting
 * @param longestBackOff upper bound of the pause while the queue cannot be reached
 * @param renewal how often a lease is renewed; a lease shorter than three renewals is renewed three times in its life
 * @param patience how long one call to the queue may take before it counts as failed
 * @param stopWithin how long {@link BatchWorker#stop()} may take
 */
public record WorkerOptions(
        String name,
        int slots,
        Duration idlePoll,
        Duration longestBackOff,
        Duration renewal,
        Duration patience,
        Duration stopWithin) {

    /** @throws IllegalArgumentException when there is no slot, or a duration is not positive */
    public WorkerOptions {
        if (slots < 1) {
            throw new IllegalArgumentException("slots must be at least 1, not " + slots);
        }
        for (Duration duration : new Duration[] {idlePoll, longestBackOff, renewal, patience, stopWithin}) {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("durations must be positive, not " + duration);
            }
        }
    }

    /** Polls every 500 ms, backs off up to 5 s, renews every 5 s, waits 5 s for a call, stops within 10 s. */
    public static WorkerOptions of(String name, int slots) {
        return new WorkerOptions(
                name,
                slots,
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }

    public WorkerOptions withIdlePoll(Duration pause) {
        return new WorkerOptions(name, slots, pause, longestBackOff, renewal, patience, stopWithin);
    }

    public WorkerOptions withRenewal(Duration interval) {
        return new WorkerOptions(name, slots, idlePoll, longestBackOff, interval, patience, stopWithin);
    }

    public WorkerOptions withStopWithin(Duration bound) {
        return new WorkerOptions(name, slots, idlePoll, longestBackOff, renewal, patience, bound);
    }
}
