package io.colloquy.tracking.job;

import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Takes batches of an ended job up again, as a new job. The old one stays as it ended. */
@ApplicationScoped
class Retry {
    /** A batch that was split is never chosen: its items are those of its halves. */
    private static final String CHOSEN = """
            SELECT number, items FROM batch
            WHERE job_id = (SELECT id FROM job WHERE id = $1 AND account = $4) AND status <> 'split' AND (number = ANY($2)
                OR status = ANY($3) OR ('failed' = ANY($3) AND status = 'completed' AND failed > 0))
            ORDER BY number
            """;

    private static final String JOB =
            "SELECT kind, title, payload::text AS payload, status, finished_at FROM job WHERE id = $1 AND account = $2";

    private final Database database;
    private final JobCreation creation;

    Retry(Database database, JobCreation creation) {
        this.database = database;
        this.creation = creation;
    }

    /** The same batches of the same job are the same retry, however often they are asked for; it is of the same account. */
    Uni<JobCreation.Created> retry(String account, UUID job, RetryRequest request) {
        request.requireOneFilter();
        return database.inTransaction(connection -> connection
                .preparedQuery(JOB)
                .execute(Tuple.of(job, account))
                .map(rows -> ended(job, rows))
                .flatMap(ended -> chosen(
                                connection, Tuple.of(job, numbers(request), statuses(request), account), request)
                        .map(batches -> RetriedJob.of(job, ended, batches))
                        .flatMap(again -> creation.create(connection, account, again, job))));
    }

    private static RetriedJob.Original ended(UUID job, RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw Problems.notFound("Job " + job);
        }
        Row row = rows.iterator().next();
        if (row.getOffsetDateTime("finished_at") == null) {
            throw Problems.jobNotFinished(
                    "Job " + job + " is " + row.getString("status") + "; only a job that has ended can be retried");
        }
        return new RetriedJob.Original(row.getString("kind"), row.getString("title"), row.getString("payload"));
    }

    private static Uni<List<RetriedJob.Batch>> chosen(SqlConnection connection, Tuple wanted, RetryRequest request) {
        return connection
                .preparedQuery(CHOSEN)
                .execute(wanted)
                .map(rows -> rows.stream()
                        .map(row ->
                                new RetriedJob.Batch(row.getInteger("number"), List.of(row.getArrayOfStrings("items"))))
                        .toList())
                .invoke(batches -> requireAll(request, batches));
    }

    private static Integer[] numbers(RetryRequest request) {
        return request.batches().toArray(Integer[]::new);
    }

    private static String[] statuses(RetryRequest request) {
        return request.status().toArray(String[]::new);
    }

    private static void requireAll(RetryRequest request, List<RetriedJob.Batch> found) {
        var missing = new ArrayList<>(request.batches());
        missing.removeAll(found.stream().map(RetriedJob.Batch::number).toList());
        if (!missing.isEmpty()) {
            throw Problems.unprocessable(
                    "batches: the job has no such batch, or it was split: " + MessageText.ids(missing));
        }
        if (found.isEmpty()) {
            throw Problems.nothingToRetry("No batch of the job ended as " + String.join(" or ", request.status()));
        }
    }
}
