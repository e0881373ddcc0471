package io.colloquy.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.postgrestest.MigratingDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the last release without accounts has written, after the migrations of this one. */
class EarlierRowsTest {
    private static final String BEFORE_ACCOUNTS = "5";
    private static final String REFUSED = "23514";
    private static final String ROWS = """
            INSERT INTO job (id, kind, title, payload, fingerprint, status, total, done, started_at, finished_at) VALUES
                ('00000000-0000-0000-0000-000000000001', 'backfill', 'Old', '{}', 'f', 'completed', 1, 1, now(), now()),
                ('00000000-0000-0000-0000-000000000002', 'backfill', 'Open', '{}', 'f', 'pending', 1, 0, NULL, NULL);
            INSERT INTO batch (job_id, number, kind, queued_at, items)
                VALUES ('00000000-0000-0000-0000-000000000002', 1, 'backfill', now(), '{2/2024-01-01}');
            INSERT INTO job_event (job_id, name, data) VALUES ('00000000-0000-0000-0000-000000000002', 'created', '{}');
            INSERT INTO crash (job_id, batch, items, size, worker)
                VALUES ('00000000-0000-0000-0000-000000000001', 1, '{1/2024-01-01}', 1, 'summary-1');
            INSERT INTO annotation_project (project, documents) VALUES ('my-project', 1);
            INSERT INTO annotation_document (project, sourcedb, sourceid, line) VALUES ('my-project', 'db', '1', '{}');
            INSERT INTO annotation_upload (project, id, mode, file_name, bytes, status, job_id) VALUES
                ('my-project', '00000000-0000-0000-0000-000000000003', 'add', 'a.jsonl', 3, 'stored',
                 '00000000-0000-0000-0000-000000000002');
            INSERT INTO annotation_chunk VALUES ('my-project', '00000000-0000-0000-0000-000000000003', 1, 'abc');
            """;
    /** Two sessions counted in this hour and one forty days ago, which nobody can ask for by account any more. */
    private static final String HOURS = """
            INSERT INTO job_hour (hour, slot, completed, completed_with_errors, failed, cancelled, timed, seconds, longest, survived, crashes)
            VALUES (date_trunc('hour', now(), 'UTC'), 1, 1, 2, 3, 4, 5, 6.5, 7.5, 8, 9),
                   (date_trunc('hour', now(), 'UTC'), 2, 10, 0, 0, 0, 0, 0, 0, 0, 1),
                   (date_trunc('hour', now() - interval '31 days', 'UTC'), 1, 5, 0, 0, 0, 0, 0, 0, 0, 0),
                   (date_trunc('hour', now() - interval '40 days', 'UTC'), 1, 7, 0, 0, 0, 0, 0, 0, 0, 0);
            """;

    private static final String OWNED = "SELECT 'job', account, count(*) FROM job GROUP BY 2"
            + " UNION ALL SELECT 'crash', account, count(*) FROM crash GROUP BY 2"
            + " UNION ALL SELECT 'annotation_project', account, count(*) FROM annotation_project GROUP BY 2"
            + " UNION ALL SELECT 'annotation_upload', account, count(*) FROM annotation_upload GROUP BY 2 ORDER BY 1, 2";
    private static final List<String> ALL_LOCAL =
            List.of("annotation_project local 1", "annotation_upload local 1", "crash local 1", "job local 2");
    private static final String COUNTED =
            "hour, slot, completed, completed_with_errors, failed, cancelled, timed, seconds, longest, survived, crashes";

    @Test
    void theyAreTheLocalOperatorsAndAllOfThemAreThere() throws SQLException {
        try (var database = new MigratingDatabase()) {
            database.migrate(BEFORE_ACCOUNTS);
            database.run(ROWS + HOURS);

            database.migrate("latest");

            assertEquals(ALL_LOCAL, database.rows(OWNED));
            assertEquals(
                    List.of("my-project 1 1 1"),
                    database.rows(
                            "SELECT project, (SELECT count(*) FROM annotation_document d WHERE d.project = p.project),"
                                    + " (SELECT count(*) FROM annotation_upload u WHERE u.project = p.project),"
                                    + " (SELECT count(*) FROM annotation_chunk c WHERE c.project = p.project) FROM annotation_project p"));
            assertEquals(
                    database.rows("SELECT 'local', " + COUNTED
                            + " FROM job_hour WHERE hour > now() - interval '32 days' ORDER BY hour, slot"),
                    database.rows("SELECT account, " + COUNTED + " FROM account_hour ORDER BY hour, slot"));
            assertEquals(List.of("3"), database.rows("SELECT count(*) FROM account_hour"));
            assertEquals(
                    List.of("4"),
                    database.rows("SELECT count(*) FROM job_hour"),
                    "of the whole system nothing is forgotten");
        }
    }

    @Test
    void aProjectsNameIsItsOwnersAndNobodyElses() throws SQLException {
        try (var database = new MigratingDatabase()) {
            database.migrate(BEFORE_ACCOUNTS);
            database.run(ROWS);
            database.migrate("latest");

            database.run(
                    "INSERT INTO annotation_project (project, account) VALUES ('acc_anna/my-project', 'acc_anna')");

            for (String wrong : List.of(
                    "'acc_ben/x', 'acc_anna'", "'x', 'acc_anna'", "'acc_anna/x', 'local'", "'acc_anna/', 'acc_anna'")) {
                var refusal = assertThrows(
                        SQLException.class,
                        () -> database.run("INSERT INTO annotation_project (project, account) VALUES (" + wrong + ")"),
                        wrong);
                assertEquals(REFUSED, refusal.getSQLState(), wrong);
            }
        }
    }

    /** Until the last replica of it is gone: what it writes meanwhile names no account. */
    @Test
    void whatAnEarlierReplicaStillWritesIsTheLocalOperatorsToo() throws SQLException {
        try (var database = new MigratingDatabase()) {
            database.migrate("latest");

            database.run(ROWS);

            assertEquals(ALL_LOCAL, database.rows(OWNED));
        }
    }
}
