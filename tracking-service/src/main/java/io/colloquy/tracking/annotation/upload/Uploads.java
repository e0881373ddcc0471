package io.colloquy.tracking.annotation.upload;

import io.colloquy.tracking.annotation.AnnotationProblem;
import io.colloquy.tracking.annotation.Project;
import io.colloquy.tracking.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads uploads. */
@ApplicationScoped
class Uploads {
    private static final String BATCHES = """
            SELECT * FROM annotation_batch WHERE project = $1 AND upload_id = $2 AND id > $3 ORDER BY id LIMIT $4
            """;

    private final Database database;

    Uploads(Database database) {
        this.database = database;
    }

    Uni<UploadView> find(Project project, UUID id) {
        return database.query(UploadView.SELECT, Tuple.of(project.key(), id, project.account()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw AnnotationProblem.unknownUpload(id.toString());
                    }
                    return UploadView.from(rows.iterator().next());
                });
    }

    Uni<BatchReport.Page> batches(Project project, UUID id, long after, int limit) {
        return find(project, id)
                .chain(found -> database.query(BATCHES, Tuple.of(project.key(), id, after, limit + 1)))
                .map(rows -> page(rows.stream().toList(), limit));
    }

    private static BatchReport.Page page(List<Row> rows, int limit) {
        boolean more = rows.size() > limit;
        List<Row> shown = more ? rows.subList(0, limit) : rows;
        String cursor = more ? shown.get(limit - 1).getLong("id").toString() : null;
        return new BatchReport.Page(shown.stream().map(BatchReport::from).toList(), cursor);
    }
}
