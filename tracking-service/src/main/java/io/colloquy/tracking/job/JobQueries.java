package io.colloquy.tracking.job;

import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Reads jobs and what belongs to them. */
@ApplicationScoped
class JobQueries {
    private static final List<String> BATCH_STATUSES =
            List.of("pending", "paused", "running", "completed", "failed", "crashed", "split", "cancelled");
    private static final List<String> SEVERITIES = List.of("info", "warning", "error");

    private static final String ANYBODYS = "SELECT " + JobView.READ + " FROM job WHERE id = $1";
    private static final String ONE = ANYBODYS + " AND account = $2";
    private static final String NEWEST_FIRST = "SELECT " + JobView.READ + """
             FROM job
            WHERE account = $8 AND (cardinality($1::text[]) = 0 OR status = ANY($1)) AND ($2::text IS NULL OR kind = $2)
              AND ($3::timestamptz IS NULL OR created_at > $3) AND ($4::timestamptz IS NULL OR created_at < $4)
              AND ($5::timestamptz IS NULL OR (created_at, id) < ($5, $6::uuid))
            ORDER BY created_at DESC, id DESC
            LIMIT $7
            """;
    private static final String BATCHES = """
            SELECT * FROM batch WHERE job_id = (SELECT id FROM job WHERE id = $1 AND account = $5) AND number > $2
              AND (cardinality($4::text[]) = 0 OR status = ANY($4))
            ORDER BY number LIMIT $3
            """;
    private static final String MESSAGES = """
            SELECT * FROM job_message WHERE job_id = (SELECT id FROM job WHERE id = $1 AND account = $5) AND id > $2
              AND (cardinality($4::text[]) = 0 OR severity = ANY($4))
            ORDER BY id LIMIT $3
            """;

    private final Database database;

    JobQueries(Database database) {
        this.database = database;
    }

    /** Fails with a 404 problem when the account has no such job. */
    Uni<JobView> get(String account, UUID id) {
        return database.query(ONE, Tuple.of(id, account)).map(rows -> found(rows, id));
    }

    /** For services, which ask about jobs of all accounts. */
    Uni<JobView> ofAnybody(UUID id) {
        return database.query(ANYBODYS, Tuple.of(id)).map(rows -> found(rows, id));
    }

    Uni<Page<JobView>> newestFirst(String account, JobFilter filter, PageRequest page) {
        int limit = page.limit();
        JobCursor cursor = page.cursor() == null || page.cursor().isEmpty() ? null : JobCursor.parse(page.cursor());
        Tuple values = Tuple.tuple()
                .addArrayOfString(filter.statuses().toArray(String[]::new))
                .addString(filter.kind())
                .addOffsetDateTime(filter.createdAfter())
                .addOffsetDateTime(filter.createdBefore())
                .addOffsetDateTime(cursor == null ? null : cursor.time())
                .addUUID(cursor == null ? null : cursor.id())
                .addInteger(limit + 1)
                .addString(account);
        return database.query(NEWEST_FIRST, values)
                .map(rows -> Page.of(
                        rows.stream().map(JobView::from).toList(),
                        limit,
                        last -> JobCursor.of(last).text()));
    }

    Uni<Page<BatchView>> batches(String account, UUID job, List<String> statuses, PageRequest page) {
        var part = new Part(account, job, KnownWords.of("status", statuses, BATCH_STATUSES), page);
        return read(part, BATCHES, BatchView::from, batch -> Integer.toString(batch.batch()));
    }

    Uni<Page<MessageView>> messages(String account, UUID job, List<String> severities, PageRequest page) {
        var part = new Part(account, job, KnownWords.of("severity", severities, SEVERITIES), page);
        return read(part, MESSAGES, MessageView::from, message -> Long.toString(message.id()));
    }

    private <T> Uni<Page<T>> read(Part part, String sql, Function<Row, T> view, Function<T, String> cursor) {
        int limit = part.page().limit();
        String[] words = part.words().toArray(String[]::new);
        Tuple values = Tuple.of(part.job(), part.page().after(), limit + 1, words, part.account());
        return get(part.account(), part.job())
                .flatMap(found -> database.query(sql, values))
                .map(rows -> {
                    List<T> items = rows.stream().map(view).toList();
                    return Page.of(items, limit, cursor);
                });
    }

    private static JobView found(RowSet<Row> rows, UUID id) {
        if (rows.size() == 0) {
            throw Problems.notFound("Job " + id);
        }
        return JobView.from(rows.iterator().next());
    }

    /** Which part of what belongs to a job is wanted; no words filter nothing. */
    private record Part(String account, UUID job, List<String> words, PageRequest page) {}
}
