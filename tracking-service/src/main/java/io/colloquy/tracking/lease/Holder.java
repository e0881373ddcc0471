package io.colloquy.tracking.lease;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/** Whoever claims to hold a batch, by the fence of its claim. */
record Holder(UUID job, int batch, long fence) {
    /** The first three values of every statement that only the holder may do. */
    Tuple values() {
        return Tuple.of(job, batch, fence);
    }

    String batchName() {
        return "Batch " + batch + " of job " + job;
    }
}
