package io.colloquy.tracking.job;

import io.colloquy.tracking.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Removes finished jobs with all that belongs to them: events first and the job itself last, a page of rows a transaction, so
 * that a job of any size is removed without a long one. Cut off in the middle, it goes on when it is asked again.
 */
@ApplicationScoped
public class JobDeletion {
    private static final int PAGE = 5000;

    /** Nobody touches the batches of a job that has ended, so here the job may be locked before them. */
    private static final String FINISHED = """
            SELECT id FROM job WHERE id = ANY($1) AND ($2::text IS NULL OR account = $2) AND finished_at IS NOT NULL
            ORDER BY id FOR UPDATE
            """;

    private static final String EVENTS = page("job_event", "id");
    private static final String MESSAGES = page("job_message", "id");
    private static final String BATCHES = page("batch", "number");
    private static final String JOBS = "DELETE FROM job WHERE id = ANY($1)";

    private final Database database;

    JobDeletion(Database database) {
        this.database = database;
    }

    /** Whosever they are. Answers how many jobs were removed; those that have not ended, or do not exist, are left out. */
    public Uni<Integer> delete(Collection<UUID> jobs) {
        return delete(null, jobs.toArray(UUID[]::new));
    }

    Uni<Integer> delete(String account, UUID... jobs) {
        return Multi.createBy()
                .repeating()
                .uni(() -> deleteSome(account, jobs))
                .whilst(Removed::isMore)
                .collect()
                .with(Collectors.summingInt(Removed::jobs));
    }

    /**
     * One step, in one transaction.
     *
     * @param account whose jobs they must be; null for anybody's
     */
    Uni<Removed> deleteSome(String account, UUID... jobs) {
        return database.inTransaction(connection -> connection
                .preparedQuery(FINISHED)
                .execute(Tuple.of(jobs, account))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new))
                .flatMap(finished -> step(connection, finished)));
    }

    /** Each kind of part when there is none of the one before left, the jobs themselves at the end. */
    private static Uni<Removed> step(SqlConnection connection, UUID... finished) {
        Tuple page = Tuple.of(finished, PAGE);
        return rows(connection, EVENTS, page)
                .flatMap(events -> events == PAGE
                        ? Uni.createFrom().item(new Removed(true, 0, 0, 0, events))
                        : rows(connection, MESSAGES, page)
                                .flatMap(messages -> messages == PAGE
                                        ? Uni.createFrom().item(new Removed(true, 0, 0, messages, events))
                                        : rows(connection, BATCHES, page)
                                                .flatMap(batches -> batches == PAGE
                                                        ? Uni.createFrom()
                                                                .item(new Removed(true, 0, batches, messages, events))
                                                        : rows(connection, JOBS, Tuple.of(finished))
                                                                .map(gone -> new Removed(
                                                                        false, gone, batches, messages, events)))));
    }

    private static Uni<Integer> rows(SqlConnection connection, String delete, Tuple values) {
        return connection.preparedQuery(delete).execute(values).map(gone -> gone.rowCount());
    }

    private static String page(String table, String key) {
        return """
                DELETE FROM %1$s WHERE (job_id, %2$s) IN (
                    SELECT job_id, %2$s FROM %1$s WHERE job_id = ANY($1) ORDER BY job_id, %2$s LIMIT $2)
                """.formatted(table, key);
    }

    /** What a step removed, and whether there may be more. */
    record Removed(boolean isMore, int jobs, int batches, int messages, int events) {}
}
