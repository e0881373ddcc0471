package io.colloquy.tracking.job;

import io.colloquy.tracking.event.JobEvents;
import io.colloquy.tracking.event.JobEvents.Happening;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Moves a job on, in the transaction that moves its batch. Whoever comes here holds at most rows of batches: the job's row is
 * always locked last, and jobs are locked in the order of their ids, so that nobody waits in a circle.
 */
@ApplicationScoped
public class JobProgress {
    private static final String START = """
            UPDATE job SET started_at = clock_timestamp(), status = CASE status WHEN 'pending' THEN 'running' ELSE status END
            WHERE id = $1 AND started_at IS NULL AND status IN ('pending', 'paused')
            RETURNING
            """ + JobView.WRITTEN;

    /**
     * Every item ends in exactly one of the counts, so the job has ended when they reach its total. A job that has ended is not
     * touched: nothing re-opens it.
     */
    private static final String COUNT = """
            UPDATE job SET
                done = done + $2, failed = failed + $3, crashed = crashed + $4, skipped = skipped + $5, invalid = invalid + $6,
                status = CASE
                    WHEN done + failed + crashed + skipped + invalid + ended.items < total THEN status
                    WHEN failed + crashed + $3 + $4 = total THEN 'failed'
                    WHEN failed + crashed + invalid + $3 + $4 + $6 > 0 THEN 'completed_with_errors'
                    ELSE 'completed' END,
                finished_at = CASE
                    WHEN done + failed + crashed + skipped + invalid + ended.items = total THEN clock_timestamp() END,
                failure = CASE WHEN failed + crashed + $3 + $4 = total THEN coalesce($7::text, 'Every item failed') END,
                last_progress_at = clock_timestamp(),
                recent_at = (recent_at || clock_timestamp())[greatest(1, cardinality(recent_at) - 18):],
                recent_items = (recent_items || ended.items)[greatest(1, cardinality(recent_items) - 18):]
            FROM (SELECT $2::int + $3::int + $4::int + $5::int + $6::int AS items) AS ended
            WHERE id = $1 AND finished_at IS NULL
            RETURNING
            """ + JobView.WRITTEN;

    private static final String SAY = """
            INSERT INTO job_message (job_id, item, severity, text)
            SELECT $1, said.item, said.severity, said.text
            FROM unnest($2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS said (item, severity, text, position)
            ORDER BY said.position
            """;

    private final JobEvents events;
    private final JobCosts costs;

    JobProgress(JobEvents events, JobCosts costs) {
        this.events = events;
        this.costs = costs;
    }

    /** A job starts with the first claim of one of its batches; one that was paused meanwhile stays so. */
    public Uni<Void> start(SqlConnection connection, UUID job) {
        return connection
                .preparedQuery(START)
                .execute(Tuple.of(job))
                .flatMap(rows -> rows.size() == 0
                        ? Uni.createFrom().voidItem()
                        : events.append(connection, job, List.of(new Happening("progress", view(rows)))));
    }

    /**
     * Counts the items of a batch that has ended.
     *
     * @param why what the job's failure says if this was the last batch and nothing was achieved; may be null
     */
    public Uni<Void> count(SqlConnection connection, UUID job, Counts counts, List<JobMessage> messages, String why) {
        return connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(job, counts.done(), counts.failed(), counts.crashed(), counts.skipped())
                        .addInteger(counts.invalid())
                        .addString(why))
                .flatMap(
                        rows -> say(connection, job, messages).flatMap(said -> told(connection, view(rows), messages)));
    }

    /**
     * In the transaction that ends an attempt, before its batch is counted.
     *
     * @param cost null when the attempt reported none
     */
    public Uni<Void> spend(SqlConnection connection, UUID job, Cost cost) {
        return cost == null
                ? Uni.createFrom().voidItem()
                : costs.spend(connection, job, cost).flatMap(messages -> tell(connection, job, messages));
    }

    /** Stores messages about a job whose counts stay as they are. */
    public Uni<Void> say(SqlConnection connection, UUID job, JobMessage message) {
        return tell(connection, job, List.of(message));
    }

    private Uni<Void> tell(SqlConnection connection, UUID job, List<JobMessage> messages) {
        return say(connection, job, messages).flatMap(said -> events.append(connection, job, happenings(messages)));
    }

    private Uni<Void> told(SqlConnection connection, JobView job, List<JobMessage> messages) {
        List<Happening> happenings = happenings(messages);
        happenings.add(new Happening(job.status().isEnd() ? "finished" : "progress", job));
        return events.append(connection, job.id(), happenings);
    }

    private static Uni<Void> say(SqlConnection connection, UUID job, List<JobMessage> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] items = messages.stream().map(JobMessage::item).toArray(String[]::new);
        String[] severities = messages.stream().map(m -> m.severity().text()).toArray(String[]::new);
        String[] texts = messages.stream().map(JobMessage::text).toArray(String[]::new);
        return connection
                .preparedQuery(SAY)
                .execute(Tuple.of(job, items, severities, texts))
                .replaceWithVoid();
    }

    private static List<Happening> happenings(List<JobMessage> messages) {
        var happenings = new ArrayList<Happening>();
        messages.forEach(message -> happenings.add(new Happening("message", message)));
        return happenings;
    }

    private static JobView view(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw new IllegalStateException("a batch ended whose job had ended before");
        }
        return JobView.from(rows.iterator().next());
    }
}
