package io.colloquy.tracking.lease;

import io.colloquy.tracking.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes batches away from holders that stopped beating or stopped getting on. One batch a transaction, skipping those that
 * another replica has in hand, so any number of replicas may sweep at once.
 */
@ApplicationScoped
class Sweep {
    private static final Logger LOG = Logger.getLogger(Sweep.class);
    /** A bound, so that one sweep after a long outage cannot go on for ever; the next one follows soon. */
    private static final int MOST = 1000;

    private static final String TAKE_ONE = """
            WITH expired AS MATERIALIZED (
                SELECT job_id, number FROM batch
                WHERE status = 'running' AND (lease_until < clock_timestamp()
                    OR progressed_at < clock_timestamp() - $1 * interval '1 millisecond')
                ORDER BY lease_until
                LIMIT 1
                FOR NO KEY UPDATE SKIP LOCKED)
            UPDATE batch SET crashes = crashes + 1, lease_until = NULL,
                status = CASE WHEN crashes + 1 < 3 THEN 'pending' WHEN cardinality(items) > 1 THEN 'split' ELSE 'crashed' END,
                crashed = CASE WHEN crashes + 1 < 3 OR cardinality(items) > 1 THEN 0 ELSE 1 END,
                ended_at = CASE WHEN crashes + 1 < 3 THEN NULL ELSE clock_timestamp() END
            FROM expired WHERE batch.job_id = expired.job_id AND batch.number = expired.number
            RETURNING batch.job_id, batch.number, batch.status, batch.items,
                extract(epoch FROM clock_timestamp() - batch.claimed_at)::float8 AS seconds
            """;

    private final Database database;
    private final Crashes crashes;
    private final LeaseTimes times;

    Sweep(Database database, Crashes crashes, LeaseTimes times) {
        this.database = database;
        this.crashes = crashes;
        this.times = times;
    }

    /** Answers how many jobs lost a batch's holder. */
    Uni<Integer> run() {
        return Multi.createBy()
                .repeating()
                .uni(this::takeOne)
                .whilst(Optional::isPresent)
                .select()
                .first(MOST)
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asSet()
                .map(jobs -> reported(jobs.size()));
    }

    private static int reported(int jobs) {
        if (jobs > 0) {
            LOG.warnf("Detected %d potentially crashed jobs", jobs);
        }
        return jobs;
    }

    private Uni<Optional<UUID>> takeOne() {
        double standstill = times.standstill().toMillis();
        return database.inTransaction(connection -> connection
                .preparedQuery(TAKE_ONE)
                .execute(Tuple.of(standstill))
                .flatMap(rows -> {
                    if (rows.size() == 0) {
                        return Uni.createFrom().item(Optional.empty());
                    }
                    Row batch = rows.iterator().next();
                    return crashes.follow(connection, batch).replaceWith(Optional.of(batch.getUUID("job_id")));
                }));
    }
}
