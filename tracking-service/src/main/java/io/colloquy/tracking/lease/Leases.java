package io.colloquy.tracking.lease;

import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.job.Cost;
import io.colloquy.tracking.job.Counts;
import io.colloquy.tracking.job.JobMessage;
import io.colloquy.tracking.job.JobMessage.Severity;
import io.colloquy.tracking.job.JobProgress;
import io.colloquy.tracking.job.MessageText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What a holder does with its batch before it completes it, or instead. Each is one compare-and-set on the fence: a holder
 * that was overtaken finds no row and changes nothing.
 */
@ApplicationScoped
class Leases {
    private static final String HELD = " WHERE job_id = $1 AND number = $2 AND fence = $3 AND status = 'running'";
    private static final String SECONDS = ", extract(epoch FROM clock_timestamp() - claimed_at)::float8 AS seconds";

    private static final String HEARTBEAT = """
            UPDATE batch SET lease_until = clock_timestamp() + $4 * interval '1 millisecond',
                progressed_at = CASE WHEN $5 > items_done THEN clock_timestamp() ELSE progressed_at END,
                items_done = greatest(items_done, $5)
            """ + HELD + " AND $5 <= cardinality(items)";

    private static final String FAIL = """
            UPDATE batch SET failures = failures + 1, failure = $4, lease_until = NULL,
                status = CASE WHEN failures + 1 < 3 THEN 'pending' ELSE 'failed' END,
                failed = CASE WHEN failures + 1 < 3 THEN 0 ELSE cardinality(items) END,
                ended_at = CASE WHEN failures + 1 < 3 THEN NULL ELSE clock_timestamp() END
            """ + HELD + " RETURNING status, failures, items" + SECONDS;

    private static final String RELEASE =
            "UPDATE batch SET status = 'pending', attempt = attempt - 1, lease_until = NULL" + HELD;

    private final Database database;
    private final JobProgress progress;
    private final LeaseTimes times;
    private final Refusals refusals;
    private final BatchMetrics metrics;

    Leases(Database database, JobProgress progress, LeaseTimes times, Refusals refusals, BatchMetrics metrics) {
        this.database = database;
        this.progress = progress;
        this.times = times;
        this.refusals = refusals;
        this.metrics = metrics;
    }

    /** Answers how long the renewed lease lasts, in milliseconds. */
    Uni<Long> heartbeat(Holder holder, int itemsDone) {
        long leaseMs = times.lease().toMillis();
        var values = holder.values().addDouble((double) leaseMs).addInteger(itemsDone);
        return database.query(HEARTBEAT, values)
                .flatMap(rows -> rows.rowCount() == 1
                        ? Uni.createFrom().voidItem()
                        : refusals.explain(holder, itemsDone, Refusals.Wanted.HEARTBEAT))
                .replaceWith(leaseMs);
    }

    /** @param cost of the attempt; may be null */
    Uni<Void> fail(Holder holder, String reason, Cost cost) {
        String why = MessageText.cut(reason);
        Uni<Boolean> failed = database.inTransaction(connection -> connection
                .preparedQuery(FAIL)
                .execute(holder.values().addString(why))
                .flatMap(rows -> rows.size() == 0
                        ? Uni.createFrom().item(false)
                        : progress.spend(connection, holder.job(), cost)
                                .chain(() -> gaveUp(
                                        connection, holder, why, rows.iterator().next()))));
        return failed.flatMap(
                done -> done ? Uni.createFrom().voidItem() : refusals.explain(holder, 0, Refusals.Wanted.OTHER));
    }

    Uni<Void> release(Holder holder) {
        return database.query(RELEASE, holder.values())
                .flatMap(rows -> rows.rowCount() == 1
                        ? Uni.createFrom().voidItem()
                        : refusals.explain(holder, 0, Refusals.Wanted.OTHER));
    }

    private Uni<Boolean> gaveUp(SqlConnection connection, Holder holder, String reason, Row ended) {
        metrics.attemptEnded("failed", ended.getDouble("seconds"));
        if ("pending".equals(ended.getString("status"))) {
            return Uni.createFrom().item(true);
        }
        String[] items = ended.getArrayOfStrings("items");
        var message = new JobMessage(
                items.length == 1 ? items[0] : null,
                Severity.ERROR,
                "Batch " + holder.batch() + " failed " + ended.getInteger("failures") + " times: " + reason);
        Counts counts = Counts.allFailed(items.length);
        return progress.count(connection, holder.job(), counts, List.of(message), reason)
                .replaceWith(true);
    }
}
