package io.colloquy.tracking.annotation.collection;

import io.colloquy.tracking.annotation.AnnotationProblem;
import io.colloquy.tracking.annotation.Project;
import io.colloquy.tracking.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads documents. */
@ApplicationScoped
class DocumentQueries {
    private static final String PAGE = """
            SELECT sourcedb, sourceid, denotations, blocks, relations, attributes, updated_at FROM annotation_document
            WHERE project = $1 AND (sourcedb, sourceid) > ($2, $3) ORDER BY sourcedb, sourceid LIMIT $4
            """;

    private static final String ONE =
            "SELECT line FROM annotation_document WHERE project = $1 AND sourcedb = $2 AND sourceid = $3";

    private final Database database;
    private final Projects projects;

    DocumentQueries(Database database, Projects projects) {
        this.database = database;
        this.projects = projects;
    }

    Uni<ProjectView> page(Project project, DocumentCursor after, int limit) {
        return projects.find(project)
                .flatMap(counts ->
                        documents(project, after, limit + 1).map(found -> view(project, counts, found, limit)));
    }

    /** In canonical form. */
    Uni<String> line(Project project, String sourcedb, String sourceid) {
        return database.query(ONE, Tuple.of(project.key(), sourcedb, sourceid)).map(rows -> {
            if (rows.size() == 0) {
                throw AnnotationProblem.unknownDocument(sourcedb, sourceid);
            }
            return rows.iterator().next().getString("line");
        });
    }

    private Uni<List<DocumentView>> documents(Project project, DocumentCursor after, int limit) {
        return database.query(PAGE, Tuple.of(project.key(), after.sourcedb(), after.sourceid(), limit))
                .map(rows -> rows.stream().map(DocumentView::from).toList());
    }

    private static ProjectView view(Project project, ProjectCounts counts, List<DocumentView> found, int limit) {
        if (found.size() <= limit) {
            return new ProjectView(project.name(), counts, found, null);
        }
        DocumentView last = found.get(limit - 1);
        String cursor = new DocumentCursor(last.sourcedb(), last.sourceid()).text();
        return new ProjectView(project.name(), counts, found.subList(0, limit), cursor);
    }
}
