package io.colloquy.tracking.job;

import io.colloquy.tracking.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Removes finished jobs with all that belongs to them: events first and the job itself last, a page of rows a transaction, so
 * that a job of any size is removed without a long one. Cut off in the middle, it goes on when it is asked again.
 */
@ApplicationScoped
public class JobDeletion {
    private static final int PAGE = 5000;

    /** Nobody touches the batches of a job that has ended, so here the job may be locked before them. */
    private static final String FINISHED =
            "SELECT id FROM job WHERE id = ANY($1) AND finished_at IS NOT NULL ORDER BY id FOR UPDATE";

    private static final List<String> PARTS =
            List.of(page("job_event", "id"), page("job_message", "id"), page("batch", "number"));
    private static final String JOBS = "DELETE FROM job WHERE id = ANY($1)";

    private final Database database;

    JobDeletion(Database database) {
        this.database = database;
    }

    /** Answers how many jobs were removed; those that have not ended, or do not exist, are left out. */
    public Uni<Integer> delete(Collection<UUID> jobs) {
        UUID[] ids = jobs.toArray(UUID[]::new);
        return Multi.createBy()
                .repeating()
                .uni(() -> database.inTransaction(connection -> step(connection, ids)))
                .whilst(Step::isMore)
                .collect()
                .last()
                .map(Step::removed);
    }

    private static Uni<Step> step(SqlConnection connection, UUID[] ids) {
        return connection.preparedQuery(FINISHED).execute(Tuple.of(ids)).flatMap(rows -> {
            UUID[] finished = rows.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new);
            return parts(connection, finished)
                    .flatMap(more -> more
                            ? Uni.createFrom().item(Step.MORE)
                            : connection
                                    .preparedQuery(JOBS)
                                    .execute(Tuple.of(finished))
                                    .map(gone -> new Step(false, gone.rowCount())));
        });
    }

    /** Whether rows are left, because a page of them was full. */
    private static Uni<Boolean> parts(SqlConnection connection, UUID[] finished) {
        Uni<Boolean> more = Uni.createFrom().item(false);
        for (String part : PARTS) {
            more = more.flatMap(full -> full
                    ? Uni.createFrom().item(true)
                    : connection
                            .preparedQuery(part)
                            .execute(Tuple.of(finished, PAGE))
                            .map(gone -> gone.rowCount() == PAGE));
        }
        return more;
    }

    private static String page(String table, String key) {
        return """
                DELETE FROM %1$s WHERE (job_id, %2$s) IN (
                    SELECT job_id, %2$s FROM %1$s WHERE job_id = ANY($1) ORDER BY job_id, %2$s LIMIT $2)
                """.formatted(table, key);
    }

    private record Step(boolean isMore, int removed) {
        static final Step MORE = new Step(true, 0);
    }
}
