package io.colloquy.tracking.job;

import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Reads jobs and what belongs to them. */
@ApplicationScoped
class JobQueries {
    private static final String ONE = "SELECT * FROM job WHERE id = $1";
    private static final String NEWEST_FIRST = """
            SELECT * FROM job
            WHERE ($1::text IS NULL OR status = $1) AND ($2::text IS NULL OR kind = $2)
              AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
            ORDER BY created_at DESC, id DESC
            LIMIT $5
            """;
    private static final String BATCHES =
            "SELECT * FROM batch WHERE job_id = $1 AND number > $2 ORDER BY number LIMIT $3";
    private static final String MESSAGES =
            "SELECT * FROM job_message WHERE job_id = $1 AND id > $2 ORDER BY id LIMIT $3";

    private final Database database;

    JobQueries(Database database) {
        this.database = database;
    }

    /** Fails with a 404 problem when there is no such job. */
    Uni<JobView> get(UUID id) {
        return database.query(ONE, Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                throw Problems.notFound("Job " + id);
            }
            return JobView.from(rows.iterator().next());
        });
    }

    Uni<Page<JobView>> newestFirst(String status, String kind, PageRequest page) {
        int limit = page.limit();
        JobCursor cursor = page.cursor() == null || page.cursor().isEmpty() ? null : JobCursor.parse(page.cursor());
        Tuple values = Tuple.tuple()
                .addString(known(status))
                .addString(kind)
                .addOffsetDateTime(cursor == null ? null : cursor.time())
                .addUUID(cursor == null ? null : cursor.id())
                .addInteger(limit + 1);
        return database.query(NEWEST_FIRST, values)
                .map(rows -> Page.of(
                        rows.stream().map(JobView::from).toList(),
                        limit,
                        last -> JobCursor.of(last).text()));
    }

    Uni<Page<BatchView>> batches(UUID job, PageRequest page) {
        return part(job, BATCHES, page, BatchView::from, batch -> Integer.toString(batch.batch()));
    }

    Uni<Page<MessageView>> messages(UUID job, PageRequest page) {
        return part(job, MESSAGES, page, MessageView::from, message -> Long.toString(message.id()));
    }

    private <T> Uni<Page<T>> part(
            UUID job, String sql, PageRequest page, Function<Row, T> view, Function<T, String> cursor) {
        int limit = page.limit();
        Tuple values = Tuple.of(job, page.after(), limit + 1);
        return get(job).flatMap(found -> database.query(sql, values)).map(rows -> {
            List<T> items = rows.stream().map(view).toList();
            return Page.of(items, limit, cursor);
        });
    }

    private static String known(String status) {
        if (status == null || status.isEmpty()) {
            return null;
        }
        try {
            return JobStatus.of(status).text();
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest(
                    "status is not one of pending, running, completed, completed_with_errors, failed, cancelled: "
                            + status);
        }
    }
}
