package io.colloquy.summary.backfill;

import io.colloquy.summary.database.Database;
import io.colloquy.summary.day.DayStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Reads plans back. */
@ApplicationScoped
class PlanReader {
    private static final String ONE = "SELECT * FROM backfill_plan WHERE account = $1 AND id = $2";
    private static final String DAYS = """
            SELECT d.* FROM backfill_plan p JOIN plan_day d ON d.plan_id = p.id WHERE p.account = $1 AND p.id = $2
            ORDER BY d.chat_id, d.day""";
    private static final String LIST = """
            SELECT * FROM backfill_plan WHERE account = $1 AND number <= coalesce($2::bigint, 9223372036854775807)
            ORDER BY number DESC LIMIT $3""";

    private final Database database;

    PlanReader(Database database) {
        this.database = database;
    }

    /** Fails when the account has no such plan. */
    Uni<Plan> plan(String account, UUID id) {
        return database.query(ONE, Tuple.of(account, id)).map(rows -> {
            if (rows.size() == 0) {
                throw PlanProblems.unknown(id);
            }
            return plan(rows.iterator().next());
        });
    }

    Uni<List<PlannedDay>> days(String account, UUID id) {
        return database.query(DAYS, Tuple.of(account, id)).map(PlanReader::days);
    }

    Uni<List<PlannedDay>> days(SqlClient transaction, String account, UUID id) {
        return transaction.preparedQuery(DAYS).execute(Tuple.of(account, id)).map(PlanReader::days);
    }

    /** Newest first, from the given number on. */
    Uni<List<Plan>> list(String account, Long from, int limit) {
        return database.query(LIST, Tuple.of(account, from, limit)).map(rows -> {
            var plans = new ArrayList<Plan>();
            rows.forEach(row -> plans.add(plan(row)));
            return plans;
        });
    }

    private static List<PlannedDay> days(RowSet<Row> rows) {
        var days = new ArrayList<PlannedDay>(rows.size());
        for (Row row : rows) {
            days.add(new PlannedDay(
                    row.getLong("chat_id"),
                    row.getLocalDate("day"),
                    DayStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                    row.getBoolean("taken"),
                    row.getInteger("messages"),
                    row.getString("input_hash"),
                    row.getInteger("base_revision"),
                    new Estimate(row.getLong("prompt_tokens"), row.getLong("completion_tokens")),
                    row.getString("result")));
        }
        return days;
    }

    private static Plan plan(Row row) {
        Long[] chats = row.getArrayOfLongs("chat_ids");
        return new Plan(
                row.getUUID("id"),
                row.getLong("number"),
                Mode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT)),
                row.getLocalDate("from_date"),
                row.getLocalDate("to_date"),
                chats == null ? null : List.of(chats),
                row.getBigDecimal("price"),
                row.getString("currency"),
                row.getString("state"),
                row.getUUID("job_id"),
                row.getString("job_status"),
                row.getOffsetDateTime("created_at"),
                row.getOffsetDateTime("finished_at"));
    }
}
