package io.colloquy.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.postgrestest.MigratingDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the last release without accounts has written, after the migrations of this one. */
class EarlierRowsTest {
    private static final String BEFORE_ACCOUNTS = "2.2";
    private static final String EARLIER = """
            INSERT INTO chat (name, zone) VALUES ('Anna', 'Europe/Berlin'), ('Ben', 'UTC');
            INSERT INTO import (job_id, status, file_name, bytes, chat_name, zone, survey, finished_at) VALUES
                ('00000000-0000-0000-0000-000000000001', 'finished', 'a.txt', 10, 'Anna', 'UTC', '{}', now()),
                ('00000000-0000-0000-0000-000000000002', 'waiting', 'b.txt', 10, 'Ben', 'UTC', '{}', NULL);
            INSERT INTO import_chunk VALUES (2, 1, 'abc');
            INSERT INTO import_chat (import_id, chat_id, created, added) VALUES (1, 1, true, 2);
            INSERT INTO message (chat_id, at, sender, text, import_id) VALUES
                (1, '2024-01-01 09:00+00', 'Anna', 'Good morning', 1), (1, '2024-01-01 09:01+00', 'Ben', 'And to you', 1),
                (2, '2024-01-02 09:00+00', 'Ben', 'Live', NULL);
            INSERT INTO summary (chat_id, day, revision, method, input_hash, messages)
                VALUES (1, '2024-01-01', 1, 'generated', 'h', 2);
            INSERT INTO summary_passage VALUES (1, '2024-01-01', 1, 0, 'They greet each other.');
            INSERT INTO summary_evidence VALUES (1, '2024-01-01', 1, 0, 1, 1);
            INSERT INTO backfill_plan (id, mode, state, job_id) VALUES
                ('00000000-0000-0000-0000-000000000003', 'missing', 'planned', NULL),
                ('00000000-0000-0000-0000-000000000004', 'due', 'applied', '00000000-0000-0000-0000-000000000004');
            INSERT INTO plan_day VALUES ('00000000-0000-0000-0000-000000000004', 2, '2024-01-02', 'missing', true, 1, 'h', 0, 10, 10);
            INSERT INTO job_order (id, body) VALUES ('00000000-0000-0000-0000-000000000004', '{"kind": "backfill"}');
            """;
    private static final String OWNED =
            "SELECT 'chat', account, count(*) FROM chat GROUP BY 2 UNION ALL SELECT 'import', account, count(*) FROM import GROUP BY 2"
                    + " UNION ALL SELECT 'backfill_plan', account, count(*) FROM backfill_plan GROUP BY 2"
                    + " UNION ALL SELECT 'job_order', account, count(*) FROM job_order GROUP BY 2 ORDER BY 1, 2";

    @Test
    void theyAreTheLocalOperatorsAndAllOfThemAreThere() throws SQLException {
        try (var database = new MigratingDatabase()) {
            database.migrate(BEFORE_ACCOUNTS);
            database.run(EARLIER);
            var days = database.rows("SELECT * FROM chat_day ORDER BY chat_id, day");

            database.migrate("latest");

            assertEquals(
                    List.of("backfill_plan local 2", "chat local 2", "import local 2", "job_order local 1"),
                    database.rows(OWNED));
            assertEquals(days, database.rows("SELECT * FROM chat_day ORDER BY chat_id, day"));
            assertEquals(
                    List.of("1 2024-01-01 They greet each other. 1"),
                    database.rows("SELECT chat_id, p.day, p.text, message_id FROM summary_passage p"
                            + " JOIN summary_evidence USING (chat_id, day, revision, passage) JOIN chat c ON c.id = chat_id"
                            + " WHERE c.account = 'local'"));
            assertEquals(
                    List.of("waiting 1", "finished 0"),
                    database.rows(
                            "SELECT status, (SELECT count(*) FROM import_chunk WHERE import_id = i.id) FROM import i"
                                    + " WHERE account = 'local' ORDER BY id DESC"));
        }
    }

    /** Until the last replica of it is gone: what it writes meanwhile names no account. */
    @Test
    void whatAnEarlierReplicaStillWritesIsTheLocalOperatorsToo() throws SQLException {
        try (var database = new MigratingDatabase()) {
            database.migrate("latest");

            database.run(EARLIER);

            assertEquals(
                    List.of("backfill_plan local 2", "chat local 2", "import local 2", "job_order local 1"),
                    database.rows(OWNED));
        }
    }
}
