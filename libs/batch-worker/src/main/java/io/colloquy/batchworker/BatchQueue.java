package io.colloquy.batchworker;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Where batches come from and where their ends are reported. Calls that carry a claim fail with {@link LeaseLost} when
 * the claim's fence is no longer the newest; any other failure means that the outcome of the call is not known.
 */
public interface BatchQueue {
    /**
     * Takes waiting batches of these kinds. Like every call here it must end by itself: an answer that nobody waits for any
     * more is given back.
     *
     * @param max most batches to take, at least 1; the answer is empty when nothing is waiting
     */
    Uni<List<Claim>> claim(String worker, Set<String> kinds, int max);

    /**
     * Renews the lease.
     *
     * @param itemsDone items of this attempt that are finished, 0 to the number of items
     * @return how long the renewed lease lasts, counted from when the call was sent
     */
    Uni<Duration> heartbeat(Claim claim, int itemsDone);

    /** Ends the batch with its counts; a repeated call by the same holder changes nothing. */
    Uni<Void> complete(Claim claim, Outcome outcome);

    /** Gives the attempt up as failed. */
    Uni<Void> fail(Claim claim, String reason);

    /** Gives the batch back unharmed: no attempt is burned. */
    Uni<Void> release(Claim claim);
}
