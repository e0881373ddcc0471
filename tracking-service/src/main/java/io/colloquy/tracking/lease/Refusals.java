package io.colloquy.tracking.lease;

import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds out why a holder's statement found no row. */
@ApplicationScoped
class Refusals {
    private static final String FIND =
            "SELECT status, fence, cardinality(items) AS size FROM batch WHERE job_id = $1 AND number = $2";

    /** What the holder asked for. */
    enum Wanted {
        HEARTBEAT,
        COMPLETE,
        OTHER
    }

    private final Database database;
    private final BatchMetrics metrics;

    Refusals(Database database, BatchMetrics metrics) {
        this.database = database;
        this.metrics = metrics;
    }

    /** Fails with the problem, or completes when the batch had been completed by this very holder before. */
    Uni<Void> explain(Holder holder, int items, Wanted wanted) {
        return database.query(FIND, Tuple.of(holder.job(), holder.batch()))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw Problems.notFound(holder.batchName());
                    }
                    judge(holder, items, wanted, rows.iterator().next());
                })
                .replaceWithVoid();
    }

    private void judge(Holder holder, int items, Wanted wanted, Row batch) {
        String status = batch.getString("status");
        boolean newest = batch.getLong("fence") == holder.fence();
        if (newest && wanted == Wanted.COMPLETE && "completed".equals(status)) {
            return;
        }
        if (newest && "running".equals(status)) {
            throw Problems.unprocessable(
                    wanted == Wanted.HEARTBEAT
                            ? "itemsDone: " + items + " is more than the batch's " + batch.getInteger("size") + " items"
                            : "done, failed, skipped and invalid add up to " + items + ", but the batch has "
                                    + batch.getInteger("size") + " items");
        }
        if (wanted == Wanted.COMPLETE) {
            metrics.zombieRefused();
        }
        throw Problems.leaseLost(
                newest
                        ? holder.batchName() + " is not running but " + status
                        : "Fence " + holder.fence() + " is not the newest of " + lowerFirst(holder.batchName()));
    }

    private static String lowerFirst(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
