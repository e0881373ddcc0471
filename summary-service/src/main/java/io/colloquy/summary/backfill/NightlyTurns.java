package io.colloquy.summary.backfill;

import io.colloquy.summary.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Whose night is still to be run. A tick makes everybody's turns once, whichever replica sees it first. */
@ApplicationScoped
class NightlyTurns {
    private static final String NAME = "nightly";

    // The first tick of all is only noted: nothing was missed before it. A turn left over from an earlier tick is this
    // one's
    // too, because a run looks back a week.
    private static final String FALL_DUE = """
            WITH tick AS (INSERT INTO schedule_tick (name, due_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1)
            INSERT INTO nightly_turn (account)
            SELECT DISTINCT account FROM chat
             WHERE EXISTS (SELECT FROM tick)
               AND EXISTS (SELECT FROM schedule_tick WHERE name = $1 AND due_at < $2)
               AND NOT EXISTS (SELECT FROM leaving_account l WHERE l.account = chat.account)
             ORDER BY account
            ON CONFLICT (account) DO UPDATE SET retry_at = now(), tries = 0""";

    private static final String DUE =
            "SELECT account FROM nightly_turn WHERE retry_at <= now() AND account > $1 ORDER BY account LIMIT 50";

    // One that another replica is at is not waited for.
    private static final String TAKE = """
            DELETE FROM nightly_turn WHERE account =
                (SELECT account FROM nightly_turn WHERE account = $1 FOR UPDATE SKIP LOCKED)""";

    private static final String POSTPONE = """
            UPDATE nightly_turn SET tries = tries + 1,
                                    retry_at = now() + least(power(2, tries), 60) * interval '1 minute'
             WHERE account = $1""";

    private final Database database;

    NightlyTurns(Database database) {
        this.database = database;
    }

    Uni<Void> fallDue(Instant tick) {
        return database.query(FALL_DUE, Tuple.of(NAME, tick.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<List<String>> due(String after) {
        return database.query(DUE, Tuple.of(after)).map(rows -> {
            var accounts = new ArrayList<String>();
            rows.forEach(row -> accounts.add(row.getString("account")));
            return accounts;
        });
    }

    Uni<Boolean> take(SqlConnection transaction, String account) {
        return transaction.preparedQuery(TAKE).execute(Tuple.of(account)).map(taken -> taken.rowCount() == 1);
    }

    Uni<Void> postpone(String account) {
        return database.query(POSTPONE, Tuple.of(account)).replaceWithVoid();
    }
}
