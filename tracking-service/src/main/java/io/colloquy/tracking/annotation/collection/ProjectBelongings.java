package io.colloquy.tracking.annotation.collection;

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

    /** The document is as its export has it: canonical JSON. */
    private static final Pages OF_DOCUMENTS = Pages.of(DOCUMENTS, """
            SELECT own.project, part.sourcedb, part.sourceid, '{"type":"document","project":'
                || to_json(substring(own.project FROM '[^/]*$')) || ',"document":' || part.line || '}' AS line
            FROM annotation_project AS own JOIN annotation_document AS part ON part.project = own.project
            WHERE own.account = $1 AND own.project >= $2 AND (own.project, part.sourcedb, part.sourceid) > ($2, $3, $4)
            """, "project, sourcedb, sourceid");

    private static final String FIRST =
            "SELECT project FROM annotation_project WHERE account = $1 ORDER BY project LIMIT 1";

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
            UPDATE annotation_project AS own SET documents = own.documents - sums.documents,
                denotations = own.denotations - sums.denotations, blocks = own.blocks - sums.blocks,
                relations = own.relations - sums.relations, attributes = own.attributes - sums.attributes
            FROM sums WHERE own.project = $1 AND own.account = $2 RETURNING sums.documents::int AS gone
            """;

    /** An upload that is under way in this moment has counted its documents, or fails because there is no project to count in. */
    private static final String FORGET_PROJECT =
            "DELETE FROM annotation_project WHERE project = $1 AND account = $2 AND documents = 0";

    private final Database database;

    ProjectBelongings(Database database) {
        this.database = database;
    }

    @Override
    public List<String> sorts() {
        return List.of(PROJECTS, DOCUMENTS);
    }

    @Override
    public Multi<ExportPage> of(String account) {
        Multi<ExportPage> projects =
                OF_PROJECTS.read(database, Tuple.of(account, ""), row -> Tuple.of(account, row.getString("project")));
        Multi<ExportPage> documents = OF_DOCUMENTS.read(
                database,
                Tuple.of(account, "", "", ""),
                row -> Tuple.of(
                        account, row.getString("project"), row.getString("sourcedb"), row.getString("sourceid")));
        return Multi.createBy().concatenating().streams(projects, documents);
    }

    @Override
    public Uni<Erased> eraseSome(String account) {
        return database.query(FIRST, Tuple.of(account))
                .flatMap(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Erased.NOTHING)
                        : forget(account, rows.iterator().next().getString("project")));
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
