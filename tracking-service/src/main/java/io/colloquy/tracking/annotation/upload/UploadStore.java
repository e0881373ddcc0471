package io.colloquy.tracking.annotation.upload;

import io.colloquy.tracking.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/**
 * Takes an upload's bytes in, a piece a transaction: nothing is promised until its job exists, and one transaction over a
 * gigabyte would keep the whole database from cleaning up behind its queue.
 */
@ApplicationScoped
class UploadStore {
    private static final String BEGIN =
            "INSERT INTO annotation_upload (project, id, mode, file_name, bytes, account) VALUES ($1, $2, $3, $4, $5, $6)";

    private static final String PIECE = """
            WITH chunk AS (INSERT INTO annotation_chunk (project, upload_id, number, bytes) VALUES ($1, $2, $3, $4))
            INSERT INTO annotation_line (project, upload_id, ordinal, item, sourcedb, sourceid, weight)
            SELECT $1, $2, found.* FROM unnest($5::bigint[], $6::text[], $7::text[], $8::text[], $9::int[]) AS found
            """;

    private static final String DISCARD =
            "DELETE FROM annotation_upload WHERE project = $1 AND id = $2 AND status = 'receiving'";

    private final Database database;

    UploadStore(Database database) {
        this.database = database;
    }

    Uni<Void> begin(Upload upload) {
        return database.query(
                        BEGIN,
                        Tuple.of(
                                        upload.project().key(),
                                        upload.id(),
                                        upload.mode().text(),
                                        upload.fileName(),
                                        upload.bytes())
                                .addString(upload.project().account()))
                .replaceWithVoid();
    }

    Uni<Void> add(Upload upload, Piece piece) {
        List<Piece.Line> lines = piece.lines();
        var values = Tuple.of(upload.project().key(), upload.id(), piece.number())
                .addBuffer(piece.bytes())
                .addArrayOfLong(column(lines, line -> line.place().ordinal(), Long[]::new))
                .addArrayOfString(column(lines, line -> line.place().item(), String[]::new))
                .addArrayOfString(column(lines, Piece.Line::sourcedb, String[]::new))
                .addArrayOfString(column(lines, Piece.Line::sourceid, String[]::new))
                .addArrayOfInteger(column(lines, Piece.Line::weight, Integer[]::new));
        return database.inTransaction(
                        Planning.PATIENCE,
                        connection -> connection.preparedQuery(PIECE).execute(values))
                .replaceWithVoid();
    }

    /** What was not promised leaves nothing behind. */
    Uni<Void> discard(Upload upload) {
        return database.inTransaction(
                        Planning.PATIENCE,
                        connection -> connection
                                .preparedQuery(DISCARD)
                                .execute(Tuple.of(upload.project().key(), upload.id())))
                .replaceWithVoid();
    }

    private static <T> T[] column(
            List<Piece.Line> lines, Function<Piece.Line, T> value, java.util.function.IntFunction<T[]> array) {
        return lines.stream().map(value).toArray(array);
    }
}
