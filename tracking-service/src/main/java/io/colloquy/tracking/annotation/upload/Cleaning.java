package io.colloquy.tracking.annotation.upload;

import io.colloquy.tracking.database.Database;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Lets uploads go that are not needed any more: those that broke off before anything was promised, after an hour, and the bytes of
 * those whose job has ended: at once if all went well, after a day otherwise, because batches can be retried until then.
 */
@ApplicationScoped
class Cleaning {
    private static final Logger LOG = Logger.getLogger(Cleaning.class);
    /** A bound of one run; the next one comes soon. */
    private static final int MOST = 100;

    private static final String ABANDONED = """
            DELETE FROM annotation_upload WHERE kept AND status = 'receiving'
                AND created_at < clock_timestamp() - interval '1 hour'
            """;

    private static final String ENDED = """
            UPDATE annotation_upload AS upload
            SET status = coalesce(job.status, 'job_deleted'), finished_at = coalesce(job.finished_at, clock_timestamp())
            FROM annotation_upload AS own LEFT JOIN job ON job.id = own.job_id
            WHERE own.kept AND own.status = 'stored' AND (job.id IS NULL OR job.finished_at IS NOT NULL)
                AND upload.project = own.project AND upload.id = own.id
            """;

    /** One upload a transaction, none that a retry still reads. */
    private static final String FORGET = """
            WITH one AS MATERIALIZED (
                SELECT project, id FROM annotation_upload AS upload
                WHERE kept AND (status = 'completed' OR finished_at < clock_timestamp() - interval '1 day')
                    AND NOT EXISTS (SELECT 1 FROM job WHERE finished_at IS NULL AND kind = 'annotation'
                        AND payload ->> 'uploadId' = upload.id::text)
                LIMIT 1 FOR UPDATE SKIP LOCKED),
            lines AS (DELETE FROM annotation_line AS line USING one
                WHERE line.project = one.project AND line.upload_id = one.id),
            chunks AS (DELETE FROM annotation_chunk AS chunk USING one
                WHERE chunk.project = one.project AND chunk.upload_id = one.id)
            UPDATE annotation_upload AS upload SET kept = false FROM one
            WHERE upload.project = one.project AND upload.id = one.id
            """;

    private final Database database;
    private final Scheduler scheduler;

    Cleaning(Database database, Scheduler scheduler) {
        this.database = database;
        this.scheduler = scheduler;
    }

    void start(@Observes StartupEvent started) {
        scheduler
                .newJob("annotation-uploads")
                .setInterval("5m")
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> run().onFailure()
                        .invoke(failure -> LOG.warnf("Put off to the next turn: %s", failure.getMessage()))
                        .onFailure()
                        .recoverWithNull())
                .schedule();
    }

    Uni<Void> run() {
        return change(ABANDONED)
                .invoke(gone -> {
                    if (gone > 0) {
                        LOG.warnf("%d uploads broke off before they were stored", gone);
                    }
                })
                .chain(() -> change(ENDED))
                .chain(() -> Multi.createBy()
                        .repeating()
                        .uni(() -> change(FORGET))
                        .whilst(forgotten -> forgotten > 0)
                        .select()
                        .first(MOST)
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    private Uni<Integer> change(String sql) {
        return database.inTransaction(
                Planning.PATIENCE,
                connection ->
                        connection.preparedQuery(sql).execute(Tuple.tuple()).map(rows -> rows.rowCount()));
    }
}
