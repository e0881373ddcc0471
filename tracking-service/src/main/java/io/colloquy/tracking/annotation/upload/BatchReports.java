package io.colloquy.tracking.annotation.upload;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What batches brought, written in the transactions that brought it. */
final class BatchReports {
    private static final String INSERT = """
            INSERT INTO annotation_batch
                (project, upload_id, job_id, batch, documents, annotations, skipped, invalid, rejected, warnings, lines)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;

    /** Retries of the same upload wait for each other here, so that none overlooks what another is about to do. */
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended($1, 83))";

    private static final String DONE = """
            SELECT DISTINCT line FROM annotation_batch, unnest(lines) AS line
            WHERE project = $1 AND upload_id = $2 AND line = ANY($3)
            """;

    private BatchReports() {}

    /** @param job null when the upload is handled in its request */
    static Uni<Void> write(
            SqlConnection connection, String project, UUID upload, UUID job, BatchTally tally, int batch) {
        BatchReport report = tally.report(batch);
        var values = Tuple.of(project, upload, job, batch)
                .addInteger(report.documents())
                .addInteger(report.annotations())
                .addInteger(report.skipped())
                .addInteger(report.invalid())
                .addInteger(report.rejected())
                .addInteger(report.warnings())
                .addArrayOfLong(tally.lines());
        return connection.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    /** Which of the lines a batch of this upload has seen to before. */
    static Uni<Set<Long>> done(SqlConnection connection, String project, UUID upload, List<Place> places) {
        Long[] lines = places.stream().map(Place::ordinal).toArray(Long[]::new);
        return connection
                .preparedQuery(ONE_AT_A_TIME)
                .execute(Tuple.of(upload.toString()))
                .chain(() -> connection.preparedQuery(DONE).execute(Tuple.of(project, upload, lines)))
                .map(rows -> rows.stream().map(row -> row.getLong("line")).collect(Collectors.toSet()));
    }
}
