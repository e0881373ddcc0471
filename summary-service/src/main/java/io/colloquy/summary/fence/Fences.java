package io.colloquy.summary.fence;

import io.colloquy.batchworker.Claim;
import io.colloquy.batchworker.LeaseLost;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.IntStream;

/**
 * Leases live in tracking-service's database and results in this one. A holder announces its fence here before it works,
 * and the transaction that writes a result checks it: a holder that was frozen and overtaken writes nothing.
 */
@ApplicationScoped
public class Fences {
    // Rows are taken in the order of their numbers, so that two holders of overlapping batches cannot deadlock.
    private static final String ANNOUNCE = """
            INSERT INTO batch_fence (job_id, batch, fence)
            SELECT $1, number, $3 FROM unnest($2::int[]) AS number ORDER BY number
            ON CONFLICT (job_id, batch) DO UPDATE SET fence = greatest(batch_fence.fence, excluded.fence)
            RETURNING batch, fence""";

    // A shared lock: the batch's own writes may run side by side, but nobody can announce a newer fence in between.
    private static final String CHECK =
            "SELECT fence FROM batch_fence WHERE job_id = $1 AND batch = $2 AND fence = $3 FOR SHARE";

    private final Pool pool;
    private final Counter refused;

    Fences(Pool pool, MeterRegistry metrics) {
        this.pool = pool;
        this.refused = metrics.counter("colloquy.zombie.commits.refused");
    }

    /** Closes the door behind all earlier holders of this batch and of those it was split from. */
    public Uni<Void> announce(Claim claim) {
        Integer[] batches = IntStream.concat(
                        IntStream.of(claim.batch()), claim.supersedes().stream().mapToInt(Integer::intValue))
                .sorted()
                .boxed()
                .toArray(Integer[]::new);
        return pool.preparedQuery(ANNOUNCE)
                .execute(Tuple.of(claim.jobId(), batches, claim.fence()))
                .invoke(rows -> rows.forEach(row -> {
                    if (row.getInteger("batch") == claim.batch() && row.getLong("fence") != claim.fence()) {
                        throw refusal(claim);
                    }
                }))
                .replaceWithVoid();
    }

    /** First statement of every transaction that writes a result: fails, and so rolls it back, when the fence is old. */
    public Uni<Void> check(SqlConnection transaction, Claim claim) {
        return transaction
                .preparedQuery(CHECK)
                .execute(Tuple.of(claim.jobId(), claim.batch(), claim.fence()))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw refusal(claim);
                    }
                })
                .replaceWithVoid();
    }

    private LeaseLost refusal(Claim claim) {
        refused.increment();
        return new LeaseLost("batch " + claim.batch() + " of job " + claim.jobId() + " has a newer holder than fence "
                + claim.fence());
    }
}
