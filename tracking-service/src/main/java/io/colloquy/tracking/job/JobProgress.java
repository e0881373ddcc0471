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
            UPDATE job SET status = 'running', started_at = clock_timestamp() WHERE id = $1 AND status = 'pending' RETURNING *
            """;

    /** Every item ends in exactly one of the counts, so the job has ended when they reach its total. */
    private static final String COUNT = """
            UPDATE job SET
                done = done + $2, failed = failed + $3, crashed = crashed + $4, skipped = skipped + $5, invalid = invalid + $6,
                status = CASE
                    WHEN done + failed + crashed + skipped + invalid + $2 + $3 + $4 + $5 + $6 < total THEN status
                    WHEN failed + crashed + $3 + $4 = total THEN 'failed'
                    WHEN failed + crashed + invalid + $3 + $4 + $6 > 0 THEN 'completed_with_errors'
                    ELSE 'completed' END,
                finished_at = CASE
                    WHEN done + failed + crashed + skipped + invalid + $2 + $3 + $4 + $5 + $6 = total
                    THEN clock_timestamp() END,
                failure = CASE WHEN failed + crashed + $3 + $4 = total THEN coalesce($7::text, 'Every item failed') END
            WHERE id = $1
            RETURNING *
            """;

    private static final String SAY = """
            INSERT INTO job_message (job_id, item, severity, text)
            SELECT $1, said.item, said.severity, said.text
            FROM unnest($2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS said (item, severity, text, position)
            ORDER BY said.position
            """;

    private final JobEvents events;

    JobProgress(JobEvents events) {
        this.events = events;
    }

    /** A job starts with the first claim of one of its batches. */
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

    /** Stores messages about a job whose counts stay as they are. */
    public Uni<Void> say(SqlConnection connection, UUID job, JobMessage message) {
        List<JobMessage> messages = List.of(message);
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
        return JobView.from(rows.iterator().next());
    }
}
