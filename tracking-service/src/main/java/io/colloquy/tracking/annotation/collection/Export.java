package io.colloquy.tracking.annotation.collection;

import io.colloquy.tracking.annotation.Project;
import io.colloquy.tracking.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;

/**
 * All documents of a project as lines, in the order of their keys. A page is read when its predecessor has been sent, and none
 * holds more than about a megabyte, so neither a slow reader nor a large project takes memory; nor does one take a transaction
 * for as long as it reads.
 */
@ApplicationScoped
class Export {
    private static final String PAGE = """
            SELECT sourcedb, sourceid, line FROM (
                SELECT sourcedb, sourceid, line, sum(octet_length(line)) OVER (
                    ORDER BY sourcedb, sourceid ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
                FROM (
                    SELECT sourcedb, sourceid, line FROM annotation_document
                    WHERE project = $1 AND (sourcedb, sourceid) > ($2, $3)
                    ORDER BY sourcedb, sourceid LIMIT 1000) AS next) AS measured
            WHERE coalesce(before, 0) < 1000000
            ORDER BY sourcedb, sourceid
            """;

    private final Database database;

    Export(Database database) {
        this.database = database;
    }

    Multi<Buffer> lines(Project project) {
        return pages(project.key()).map(Export::text);
    }

    /** A project's documents with their keys. */
    Multi<RowSet<Row>> pages(String project) {
        var last = new AtomicReference<>(DocumentCursor.START);
        return Multi.createBy()
                .repeating()
                .uni(() -> page(project, last))
                .whilst(rows -> rows.size() > 0)
                .filter(rows -> rows.size() > 0);
    }

    private Uni<RowSet<Row>> page(String project, AtomicReference<DocumentCursor> last) {
        return database.query(
                        PAGE,
                        Tuple.of(project, last.get().sourcedb(), last.get().sourceid()))
                .invoke(rows -> rows.forEach(
                        row -> last.set(new DocumentCursor(row.getString("sourcedb"), row.getString("sourceid")))));
    }

    /** The line feed behind the last one is the framework's. */
    private static Buffer text(RowSet<Row> rows) {
        var text = Buffer.buffer();
        rows.forEach(row -> text.appendString(text.length() == 0 ? "" : "\n").appendString(row.getString("line")));
        return text;
    }
}
