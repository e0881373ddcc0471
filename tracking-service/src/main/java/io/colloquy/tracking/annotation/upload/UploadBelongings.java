package io.colloquy.tracking.annotation.upload;

import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.leaving.Belongings;
import io.colloquy.tracking.leaving.Erased;
import io.colloquy.tracking.leaving.ExportPage;
import io.colloquy.tracking.leaving.Pages;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** An account's uploads, with the bytes that are still kept of them. What they brought are documents, and exported as such. */
@ApplicationScoped
class UploadBelongings implements Belongings {
    private static final String UPLOADS = "uploads";

    private static final Pages OF_UPLOADS = Pages.of(UPLOADS, """
            SELECT project, id, json_build_object('type', 'upload', 'project', substring(project FROM '[^/]*$'), 'id', id,
                'mode', mode, 'fileName', file_name, 'bytes', bytes, 'status', status, 'jobId', job_id, 'items', items,
                'refusals', refusals, 'createdAt', created_at, 'finishedAt', finished_at)::text AS line
            FROM annotation_upload WHERE account = $1 AND (project, id) > ($2, $3::uuid)
            """, "project, id");

    private static final String SOME = """
            SELECT project, id FROM annotation_upload WHERE account = $1 ORDER BY project, id LIMIT 20 FOR UPDATE
            """;

    private static final int MOST_CHUNKS = 64;
    private static final int MOST_LINES = 5_000;
    private static final String CHUNKS = parts("annotation_chunk", "number", MOST_CHUNKS);
    private static final String LINES = parts("annotation_line", "ordinal", MOST_LINES);
    private static final String BATCHES = parts("annotation_batch", "id", MOST_LINES);
    private static final String FORGET = """
            DELETE FROM annotation_upload AS upload USING unnest($1::text[], $2::uuid[]) AS one (project, id)
            WHERE upload.project = one.project AND upload.id = one.id
            """;

    private final Database database;

    UploadBelongings(Database database) {
        this.database = database;
    }

    @Override
    public List<String> sorts() {
        return List.of(UPLOADS);
    }

    @Override
    public List<String> tables() {
        return List.of("annotation_upload");
    }

    @Override
    public Multi<ExportPage> of(String account) {
        return OF_UPLOADS.read(
                database,
                Tuple.of(account, "", new UUID(0, 0)),
                row -> Tuple.of(account, row.getString("project"), row.getUUID("id")));
    }

    @Override
    public Uni<Erased> eraseSome(String account) {
        return database.inTransaction(connection -> connection
                .preparedQuery(SOME)
                .execute(Tuple.of(account))
                .flatMap(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Erased.NOTHING)
                        : forget(
                                connection,
                                Tuple.of(
                                        rows.stream()
                                                .map(row -> row.getString("project"))
                                                .toArray(String[]::new),
                                        rows.stream()
                                                .map(row -> row.getUUID("id"))
                                                .toArray(UUID[]::new)))));
    }

    /** The uploads themselves go when nothing of them is left. */
    private static Uni<Erased> forget(SqlConnection connection, Tuple uploads) {
        return gone(connection, CHUNKS, uploads)
                .flatMap(chunks -> gone(connection, LINES, uploads)
                        .flatMap(lines -> gone(connection, BATCHES, uploads).flatMap(batches -> {
                            Erased parts = Erased.uncounted(chunks + lines + batches);
                            boolean more = chunks == MOST_CHUNKS || lines == MOST_LINES || batches == MOST_LINES;
                            return more
                                    ? Uni.createFrom().item(parts)
                                    : gone(connection, FORGET, uploads).map(all -> parts.plus(Erased.of(UPLOADS, all)));
                        })));
    }

    private static Uni<Integer> gone(SqlConnection connection, String delete, Tuple uploads) {
        return connection.preparedQuery(delete).execute(uploads).map(rows -> rows.rowCount());
    }

    private static String parts(String table, String number, int most) {
        return """
                DELETE FROM %1$s WHERE (project, upload_id, %2$s) IN (
                    SELECT part.project, part.upload_id, part.%2$s
                    FROM unnest($1::text[], $2::uuid[]) AS one (project, id) JOIN %1$s AS part
                        ON part.project = one.project AND part.upload_id = one.id
                    LIMIT %3$d)
                """.formatted(table, number, most);
    }
}
