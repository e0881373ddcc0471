package io.colloquy.tracking.job;

import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.event.JobEvents;
import io.colloquy.tracking.event.JobEvents.Happening;
import io.colloquy.tracking.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Stops a job from being handed out, and lets it go on. Waiting batches are parked, where no claim looks; batches under way
 * finish. One that comes back while its job is paused is parked by the claim that meets it.
 */
@ApplicationScoped
class Pausing {
    private static final String PARK = """
            WITH waiting AS MATERIALIZED (
                SELECT number FROM batch WHERE job_id = (SELECT id FROM job WHERE id = $1 AND account = $2)
                    AND status = 'pending' ORDER BY number FOR NO KEY UPDATE)
            UPDATE batch SET status = 'paused' FROM waiting WHERE batch.job_id = $1 AND batch.number = waiting.number
            """;

    private static final String PAUSE = """
            UPDATE job SET status = 'paused' WHERE id = $1 AND account = $2 AND status IN ('pending', 'running')
            RETURNING
            """ + JobView.WRITTEN;

    private static final String UNPARK = """
            WITH parked AS MATERIALIZED (
                SELECT number FROM batch WHERE job_id = (SELECT id FROM job WHERE id = $1 AND account = $2)
                    AND status = 'paused' ORDER BY number FOR NO KEY UPDATE)
            UPDATE batch SET status = 'pending' FROM parked WHERE batch.job_id = $1 AND batch.number = parked.number
            """;

    /** The pause is no part of the pace. */
    private static final String RESUME = """
            UPDATE job SET status = CASE WHEN started_at IS NULL THEN 'pending' ELSE 'running' END,
                recent_at = '{}', recent_items = '{}'
            WHERE id = $1 AND account = $2 AND status = 'paused'
            RETURNING
            """ + JobView.WRITTEN;

    private static final String LEFT_BEHIND = "SELECT 1 FROM batch WHERE job_id = $1 AND status = 'paused' LIMIT 1";
    private static final int TRIES = 10;

    private final Database database;
    private final JobEvents events;
    private final JobQueries jobs;

    Pausing(Database database, JobEvents events, JobQueries jobs) {
        this.database = database;
        this.events = events;
        this.jobs = jobs;
    }

    /** Answers the paused job, also when it was paused before; of an ended one this is a 409 problem. */
    Uni<JobView> pause(String account, UUID job) {
        return database.inTransaction(connection -> change(connection, Tuple.of(job, account), PARK, PAUSE))
                .flatMap(paused -> orAsItIs(account, job, paused, "paused"));
    }

    /** Answers the job, also when it was not paused; of an ended one this is a 409 problem. */
    Uni<JobView> resume(String account, UUID job) {
        return database.inTransaction(connection -> change(connection, Tuple.of(job, account), UNPARK, RESUME)
                        .call(resumed -> noneLeftBehind(connection, job, resumed)))
                .onFailure(Overtaken.class)
                .retry()
                .atMost(TRIES)
                .flatMap(resumed -> orAsItIs(account, job, resumed, "resumed"));
    }

    /** Null when the job is not in a state to be changed from. */
    private Uni<JobView> change(SqlConnection connection, Tuple owned, String batches, String state) {
        return connection
                .preparedQuery(batches)
                .execute(owned)
                .flatMap(moved -> connection.preparedQuery(state).execute(owned))
                .flatMap(rows -> {
                    if (rows.size() == 0) {
                        return Uni.createFrom().nullItem();
                    }
                    JobView view = JobView.from(rows.iterator().next());
                    return events.append(connection, view.id(), List.of(new Happening("progress", view)))
                            .replaceWith(view);
                });
    }

    /**
     * A claim may have parked a batch between the two statements. Now that this transaction has the job, no claim can park
     * another; but batches are never locked after their job, so it all begins anew.
     */
    private static Uni<Void> noneLeftBehind(SqlConnection connection, UUID job, JobView resumed) {
        if (resumed == null) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(LEFT_BEHIND)
                .execute(Tuple.of(job))
                .invoke(rows -> {
                    if (rows.size() > 0) {
                        throw new Overtaken();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<JobView> orAsItIs(String account, UUID id, JobView changed, String wanted) {
        if (changed != null) {
            return Uni.createFrom().item(changed);
        }
        return jobs.get(account, id).invoke(job -> {
            if (job.status().isEnd()) {
                throw Problems.jobEnded("Job " + id + " is " + job.status().text() + " and cannot be " + wanted);
            }
        });
    }

    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
