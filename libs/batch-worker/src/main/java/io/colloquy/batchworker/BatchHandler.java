package io.colloquy.batchworker;

import io.smallrye.mutiny.Uni;

/** Does the work of one kind of batch. */
public interface BatchHandler {
    /** The kind of batches this handler takes. */
    String kind();

    /**
     * Works through the claim's items. The returned Uni is cancelled when the lease is lost or the worker shuts down;
     * cancelling must stop calls in flight. Every result must be written under the claim's fence.
     */
    Uni<Outcome> handle(Claim claim, Progress progress);

    /** Told after every finished item, so that the next heartbeat can report it. */
    interface Progress {
        void itemDone();
    }
}
