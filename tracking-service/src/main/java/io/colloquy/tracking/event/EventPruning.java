package io.colloquy.tracking.event;

import io.colloquy.tracking.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Takes from jobs that have not ended the events that are older than a day. What created a job and its newest view stay, so that
 * whoever starts to follow sees the whole of it; the others are told by the job's mark that they have missed something.
 */
@ApplicationScoped
public class EventPruning {
    private static final int PAGE = 1000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String NEXT_JOB = """
            SELECT id FROM job
            WHERE finished_at IS NULL AND created_at < clock_timestamp() - interval '1 day' AND id > $1
            ORDER BY id LIMIT 1
            """;

    /** The job is locked first, as those do who write events: it cannot end meanwhile, nor be deleted. */
    private static final String PRUNE = """
            WITH open AS MATERIALIZED (SELECT id FROM job WHERE id = $1 AND finished_at IS NULL FOR NO KEY UPDATE),
            view AS (SELECT max(id) AS id FROM job_event WHERE job_id = $1 AND name <> 'message'),
            old AS (
                SELECT event.id FROM open, view, LATERAL (
                    SELECT * FROM job_event WHERE job_id = open.id AND id < view.id ORDER BY id LIMIT $2 + 1) AS event
                WHERE event.name <> 'created' AND event.created_at < clock_timestamp() - interval '1 day'),
            gone AS (DELETE FROM job_event USING old WHERE job_id = $1 AND job_event.id = old.id RETURNING old.id),
            marked AS (
                UPDATE job SET events_pruned_to = last.id FROM (SELECT max(id) AS id FROM gone) AS last
                WHERE job.id = $1 AND last.id IS NOT NULL)
            SELECT count(*)::int AS gone FROM gone
            """;

    private final Database database;

    EventPruning(Database database) {
        this.database = database;
    }

    /** Job by job and page by page, a short transaction each. Answers how many events went. */
    public Uni<Integer> olderThanADay() {
        var last = new AtomicReference<>(BEFORE_ALL);
        return Multi.createBy()
                .repeating()
                .uni(() -> nextJob(last.get()))
                .whilst(job -> !job.equals(BEFORE_ALL))
                .filter(job -> !job.equals(BEFORE_ALL))
                .invoke(last::set)
                .onItem()
                .transformToUniAndConcatenate(this::pruneJob)
                .collect()
                .with(Collectors.summingInt(gone -> gone));
    }

    private Uni<UUID> nextJob(UUID after) {
        return database.query(NEXT_JOB, Tuple.of(after))
                .map(rows ->
                        rows.stream().map(row -> row.getUUID("id")).findFirst().orElse(BEFORE_ALL));
    }

    private Uni<Integer> pruneJob(UUID job) {
        return Multi.createBy()
                .repeating()
                .uni(() -> database.query(PRUNE, Tuple.of(job, PAGE)).map(EventPruning::gone))
                .whilst(gone -> gone >= PAGE)
                .collect()
                .with(Collectors.summingInt(gone -> gone));
    }

    private static int gone(Iterable<Row> rows) {
        return rows.iterator().next().getInteger("gone");
    }
}
