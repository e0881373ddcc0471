package io.colloquy.tracking.annotation.collection;

import io.colloquy.tracking.annotation.Project;
import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.leaving.Belongings;
import io.colloquy.tracking.leaving.Erased;
import io.colloquy.tracking.leaving.ExportPage;
import io.colloquy.tracking.leaving.Pages;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** An account's annotation projects with their documents. */
@ApplicationScoped
class ProjectBelongings implements Belongings {
    private static final String PROJECTS = "projects";
    private static final String DOCUMENTS = "documents";

    private static final Pages OF_PROJECTS = Pages.of(PROJECTS, """
            SELECT project, json_build_object('type', 'project', 'project', substring(project FROM '[^/]*$'), 'documents', documents,
                'createdAt', created_at, 'updatedAt', updated_at)::text AS line
            FROM annotation_project WHERE account = $1 AND project > $2
            """, "project");

    private static final String NEXT =
            "SELECT project FROM annotation_project WHERE account = $1 AND project > $2 ORDER BY project LIMIT 1";

    /** As everybody who touches documents: these first, in the order of their keys, and the project's counters last. */
    private static final String FORGET_DOCUMENTS = """
            WITH page AS MATERIALIZED (
                SELECT sourcedb, sourceid FROM annotation_document WHERE project = $1
                ORDER BY sourcedb, sourceid LIMIT 2000 FOR UPDATE),
            gone AS (
                DELETE FROM annotation_document AS document USING page
                WHERE document.project = $1 AND document.sourcedb = page.sourcedb AND document.sourceid = page.sourceid
                RETURNING document.denotations, document.blocks, document.relations, document.attributes),
            sums AS (
                SELECT count(*) AS documents, coalesce(sum(denotations), 0) AS denotations, coalesce(sum(blocks), 0) AS blocks,
                    coalesce(sum(relations), 0) AS relations, coalesce(sum(attributes), 0) AS attributes
                FROM gone)
            UPDATE annotation_project AS own SET documents = greatest(0, own.documents - sums.documents),
                denotations = greatest(0, own.denotations - sums.denotations), blocks = greatest(0, own.blocks - sums.blocks),
                relations = greatest(0, own.relations - sums.relations), attributes = greatest(0, own.attributes - sums.attributes)
            FROM sums WHERE own.project = $1 AND own.account = $2 RETURNING sums.documents::int AS gone
            """;

    /**
     * Whoever brings documents counts them here before he commits. Since the statement before this one, which locked the row, he
     * has either done both, so that they are seen here, or finds no project to count in and takes everything back. What the
     * counter says is of no account: one that is wrong would hold the project for ever.
     */
    private static final String FORGET_PROJECT = """
            DELETE FROM annotation_project WHERE project = $1 AND account = $2
                AND NOT EXISTS (SELECT FROM annotation_document WHERE project = $1)
            """;

    private final Database database;
    private final Export export;

    ProjectBelongings(Database database, Export export) {
        this.database = database;
        this.export = export;
    }

    @Override
    public List<String> sorts() {
        return List.of(PROJECTS, DOCUMENTS);
    }

    @Override
    public List<String> tables() {
        return List.of("annotation_project");
    }

    @Override
    public Multi<ExportPage> of(String account) {
        Multi<ExportPage> projects =
                OF_PROJECTS.read(database, Tuple.of(account, ""), row -> Tuple.of(account, row.getString("project")));
        return Multi.createBy().concatenating().streams(projects, documents(account));
    }

    /** Project by project, as each of them is exported by itself. */
    private Multi<ExportPage> documents(String account) {
        var last = new AtomicReference<>("");
        return Multi.createBy()
                .repeating()
                .uni(() -> next(account, last.get()).invoke(last::set))
                .whilst(project -> !project.isEmpty())
                .filter(project -> !project.isEmpty())
                .onItem()
                .transformToMultiAndConcatenate(project -> export.pages(project).map(rows -> page(project, rows)));
    }

    /** A document is in canonical form, which is one line of JSON. */
    private static ExportPage page(String project, RowSet<Row> rows) {
        String head = "{\"type\":\"document\",\"project\":\"" + Project.nameIn(project) + "\",\"document\":";
        return new ExportPage(
                DOCUMENTS,
                rows.stream().map(row -> head + row.getString("line") + "}").toList());
    }

    /** Empty when there is none. */
    private Uni<String> next(String account, String after) {
        return database.query(NEXT, Tuple.of(account, after))
                .map(rows -> rows.stream()
                        .map(row -> row.getString("project"))
                        .findFirst()
                        .orElse(""));
    }

    @Override
    public Uni<Erased> eraseSome(String account) {
        return next(account, "")
                .flatMap(project ->
                        project.isEmpty() ? Uni.createFrom().item(Erased.NOTHING) : forget(account, project));
    }

    private Uni<Erased> forget(String account, String project) {
        Tuple values = Tuple.of(project, account);
        return database.inTransaction(connection -> count(connection, FORGET_DOCUMENTS, values)
                .flatMap(documents -> connection
                        .preparedQuery(FORGET_PROJECT)
                        .execute(values)
                        .map(gone -> Erased.of(DOCUMENTS, documents).plus(Erased.of(PROJECTS, gone.rowCount())))));
    }

    private static Uni<Integer> count(SqlConnection connection, String sql, Tuple values) {
        return connection
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getInteger("gone"));
    }
}
