package io.colloquy.peer;

import io.colloquy.batchworker.BatchQueue;
import io.colloquy.batchworker.Claim;
import io.colloquy.batchworker.Outcome;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the completions that the queue has acknowledged. */
record CountingQueue(BatchQueue queue, AtomicLong ended) implements BatchQueue {
    @Override
    public Uni<List<Claim>> claim(String worker, Set<String> kinds, int max) {
        return queue.claim(worker, kinds, max);
    }

    @Override
    public Uni<Duration> heartbeat(Claim claim, int itemsDone) {
        return queue.heartbeat(claim, itemsDone);
    }

    @Override
    public Uni<Void> complete(Claim claim, Outcome outcome) {
        return queue.complete(claim, outcome).invoke(ended::incrementAndGet);
    }

    @Override
    public Uni<Void> fail(Claim claim, String reason) {
        return queue.fail(claim, reason);
    }

    @Override
    public Uni<Void> release(Claim claim) {
        return queue.release(claim);
    }
}
