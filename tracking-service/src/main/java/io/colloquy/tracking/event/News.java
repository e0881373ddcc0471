package io.colloquy.tracking.event;

import io.colloquy.tracking.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Looks for what this replica was not told, and how its jobs get on: one statement, however many streams there are. */
@ApplicationScoped
class News {
    private static final String OF_FOLLOWED = """
            SELECT followed.id AS job, (SELECT max(id) FROM job_event WHERE job_id = followed.id) AS newest,
                extract(epoch FROM clock_timestamp() - greatest(
                    coalesce(job.last_progress_at, job.started_at, job.created_at), running.progressed_at))::float8 AS seconds
            FROM unnest($1::uuid[]) AS followed (id)
                LEFT JOIN job ON job.id = followed.id
                LEFT JOIN (
                    SELECT job_id, max(progressed_at) AS progressed_at FROM batch
                    WHERE status = 'running' AND items_done > 0
                    GROUP BY job_id) AS running ON running.job_id = followed.id
            """;

    private final JobBell bell;
    private final Database database;

    News(JobBell bell, Database database) {
        this.bell = bell;
        this.database = database;
    }

    /** What fails is put off to the next time. */
    Uni<Void> fetch() {
        UUID[] followed = bell.followed().toArray(UUID[]::new);
        if (followed.length == 0) {
            return Uni.createFrom().voidItem();
        }
        return database.query(OF_FOLLOWED, Tuple.of(followed))
                .invoke(rows -> rows.forEach(this::tell))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private void tell(Row news) {
        UUID job = news.getUUID("job");
        Long newest = news.getLong("newest");
        if (newest == null) {
            bell.ring(job, Follower::wake); // The job is gone: the streams find that out.
            return;
        }
        double seconds = news.getDouble("seconds");
        bell.ring(job, follower -> {
            follower.progressed(seconds);
            follower.wakeIfBefore(newest);
        });
    }
}
