package io.colloquy.tracking.annotation.collection;

import io.colloquy.tracking.annotation.AnnotationProblem;
import io.colloquy.tracking.annotation.Project;
import io.colloquy.tracking.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Projects and what they hold. Their counters change in the transaction that changes their documents. */
@ApplicationScoped
public class Projects {
    private static final String OPEN =
            "INSERT INTO annotation_project (project, account) VALUES ($1, $2) ON CONFLICT DO NOTHING";

    private static final String COUNT = """
            UPDATE annotation_project SET documents = documents + $2, denotations = denotations + $3, blocks = blocks + $4,
                relations = relations + $5, attributes = attributes + $6, updated_at = clock_timestamp()
            WHERE project = $1
            """;

    private static final String FIND = "SELECT * FROM annotation_project WHERE project = $1 AND account = $2";

    private final Database database;

    Projects(Database database) {
        this.database = database;
    }

    /**
     * Takes documents in, in the caller's transaction; the project is there.
     *
     * @param project its key
     */
    public Deposit deposit(SqlConnection connection, String project, Mode mode) {
        return new Deposit(this, connection, project, mode);
    }

    /** Before any document is touched: its row is the first that a transaction locks when the project is new. */
    public Uni<Void> open(SqlConnection connection, Project project) {
        return connection
                .preparedQuery(OPEN)
                .execute(Tuple.of(project.key(), project.account()))
                .replaceWithVoid();
    }

    /** After the documents, whose locks it joins at the end. Fails when the project was removed meanwhile: they must not stay. */
    Uni<Void> count(SqlConnection connection, String project, long documents, Counted change) {
        if (documents == 0 && change.equals(Counted.NONE)) {
            return Uni.createFrom().voidItem();
        }
        var values = Tuple.of(project, documents, (long) change.denotations(), (long) change.blocks())
                .addLong((long) change.relations())
                .addLong((long) change.attributes());
        return connection
                .preparedQuery(COUNT)
                .execute(values)
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw AnnotationProblem.unknownProject(Project.nameIn(project));
                    }
                })
                .replaceWithVoid();
    }

    Uni<ProjectCounts> find(Project project) {
        return database.query(FIND, Tuple.of(project.key(), project.account())).map(rows -> {
            if (rows.size() == 0) {
                throw AnnotationProblem.unknownProject(project.name());
            }
            return ProjectCounts.from(rows.iterator().next());
        });
    }
}
