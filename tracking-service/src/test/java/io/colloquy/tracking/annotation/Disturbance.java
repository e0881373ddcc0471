package io.colloquy.tracking.annotation;

import io.colloquy.tracking.annotation.upload.CleaningRun;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Stands in a worker's way. */
@ApplicationScoped
public class Disturbance {
    private final Pool pool;
    private final CleaningRun cleaning;

    Disturbance(Pool pool, CleaningRun cleaning) {
        this.pool = pool;
        this.cleaning = cleaning;
    }

    public void clean() {
        cleaning.now();
    }

    /** Keeps whoever wants to store this document waiting until it is closed. */
    public Blockade block(String project, String sourceid) {
        SqlConnection connection = pool.getConnectionAndAwait();
        Transaction transaction = connection.beginAndAwait();
        connection
                .preparedQuery("SELECT 1 FROM annotation_document WHERE project = $1 AND sourceid = $2 FOR UPDATE")
                .executeAndAwait(Tuple.of(project, sourceid));
        return () -> {
            transaction.rollbackAndAwait();
            connection.closeAndAwait();
        };
    }

    /** A lock that is given back. */
    public interface Blockade extends AutoCloseable {
        @Override
        void close();
    }

    /** Batches of the job whose workers wait for the blockade. */
    public int running(UUID job) {
        return number("SELECT count(*)::int AS number FROM batch WHERE job_id = $1 AND status = 'running'", job);
    }

    public int attempt(UUID job) {
        return number("SELECT max(attempt) AS number FROM batch WHERE job_id = $1", job);
    }

    public void leasesRunOut(UUID job) {
        pool.preparedQuery("UPDATE batch SET lease_until = clock_timestamp() - interval '1 second'"
                        + " WHERE job_id = $1 AND status = 'running'")
                .executeAndAwait(Tuple.of(job));
    }

    /** Connections that wait for a lock. */
    public int waiting() {
        return pool.query("SELECT count(*)::int AS number FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                .executeAndAwait()
                .iterator()
                .next()
                .getInteger("number");
    }

    /** What a project's rows add up to: documents, and denotations counted in their lines. */
    public String rows(String project) {
        return pool.preparedQuery("SELECT count(*) || ' documents, ' || coalesce(sum(jsonb_array_length("
                        + "coalesce(line::jsonb -> 'denotations', '[]'))), 0) || ' denotations' AS counted"
                        + " FROM annotation_document WHERE project = $1")
                .executeAndAwait(Tuple.of(project))
                .iterator()
                .next()
                .getString("counted");
    }

    /** Chunks that are kept of a project's uploads. */
    public int chunks(String project) {
        return pool.preparedQuery("SELECT count(*)::int AS number FROM annotation_chunk WHERE project = $1")
                .executeAndAwait(Tuple.of(project))
                .iterator()
                .next()
                .getInteger("number");
    }

    private int number(String sql, UUID job) {
        return pool.preparedQuery(sql)
                .executeAndAwait(Tuple.of(job))
                .iterator()
                .next()
                .getInteger("number");
    }
}
