package io.colloquy.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.postgrestest.MigratingDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What releases without accounts have written, after the migrations of this one. */
class EarlierRowsTest {
    private static final String BEFORE_LEDGER_KEYS = "2";
    private static final String BEFORE_ACCOUNTS = "5";
    private static final String JOURNAL = """
            INSERT INTO generation (key, purpose, request_hash, operation_id, status, lease_until, finished_at, answer,
                                    prompt_tokens, completion_tokens)
            VALUES ('summary:1:2024-01-01:h', 'summary', 'r', '00000000-0000-0000-0000-000000000001', 'done', now(), now(), 'Told', 3, 4);
            """;
    private static final String LEDGER = """
            INSERT INTO usage_account (name, plan, daily_requests) VALUES ('anna', 'pro', 7);
            INSERT INTO usage_day (account, day, requests_reserved, requests_ceiling, tokens_reserved)
                VALUES ('local', '2024-01-01', 2, NULL, 40);
            INSERT INTO usage_reservation (account, operation_id, day, status, tokens, reserved_at, expires_at) VALUES
                ('local', '00000000-0000-0000-0000-000000000001', '2024-01-01', 'open', 20, now(), now() - interval '1 minute'),
                ('local', '00000000-0000-0000-0000-000000000002', '2024-01-01', 'open', 20, now(), now() - interval '1 minute');
            """;

    @Test
    void answersAreTheLocalOperatorsAndAllOfThemAreThere() throws SQLException {
        try (var database = new MigratingDatabase()) {
            database.migrate(BEFORE_LEDGER_KEYS);
            database.run(JOURNAL);

            database.migrate("latest");

            assertEquals(
                    List.of("local summary:1:2024-01-01:h done Told"),
                    database.rows("SELECT account, key, status, answer FROM generation"));
        }
    }

    /** One of the two has its answer, which the database of the earlier release was too slow to book. */
    @Test
    void whatWasReservedBeforeIsSettledAfterwards() throws SQLException {
        try (var database = new MigratingDatabase()) {
            database.migrate(BEFORE_ACCOUNTS);
            database.run(JOURNAL + LEDGER);

            database.migrate("latest");
            database.rows("SELECT * FROM usage_expire(10)");

            assertEquals(
                    List.of("1 committed 3 4", "2 expired null null"),
                    database.rows(
                            "SELECT right(operation_id::text, 1), status, input_tokens, output_tokens FROM usage_reservation"
                                    + " WHERE account = 'local' ORDER BY 1"));
            assertEquals(
                    List.of("local 1 0 7 0"),
                    database.rows(
                            "SELECT account, requests_used, requests_reserved, tokens_used, tokens_reserved FROM usage_day"));
            assertEquals(
                    List.of("anna pro 7", "local operator null"),
                    database.rows("SELECT name, plan, daily_requests FROM usage_account ORDER BY name"));
        }
    }
}
