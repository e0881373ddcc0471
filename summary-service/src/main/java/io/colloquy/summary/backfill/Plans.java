package io.colloquy.summary.backfill;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Writes plans; every step is one statement, however many days there are. */
@ApplicationScoped
class Plans {
    private static final String INSERT = """
            INSERT INTO backfill_plan (id, account, mode, from_date, to_date, chat_ids, price, currency)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String DAYS = """
            INSERT INTO plan_day (plan_id, chat_id, day, status, taken, messages, input_hash, base_revision,
                                  prompt_tokens, completion_tokens)
            SELECT $1, d.* FROM unnest($2::bigint[], $3::date[], $4::text[], $5::boolean[], $6::int[], $7::text[],
                                       $8::int[], $9::bigint[], $10::bigint[]) AS d""";

    private static final String LOCK = "SELECT state FROM backfill_plan WHERE account = $1 AND id = $2 FOR UPDATE";

    // A day whose messages or whose newest summary are no longer those of the plan.
    private static final String DRIFT = """
            WITH taken AS (SELECT * FROM plan_day WHERE plan_id = $1 AND taken),
            span AS (SELECT chat_id, min(day) AS first_day, max(day) AS last_day FROM taken GROUP BY chat_id),
            present AS (
                SELECT span.chat_id, d.day, d.input_hash
                FROM span CROSS JOIN LATERAL chat_days(span.chat_id, span.first_day, span.last_day) d)
            SELECT t.chat_id, t.day FROM taken t
            LEFT JOIN present p USING (chat_id, day)
            LEFT JOIN LATERAL (
                SELECT max(revision) AS revision FROM summary s WHERE s.chat_id = t.chat_id AND s.day = t.day) s ON true
            WHERE p.input_hash IS DISTINCT FROM t.input_hash OR coalesce(s.revision, 0) <> t.base_revision
            ORDER BY t.chat_id, t.day""";

    private static final String APPLY = """
            UPDATE backfill_plan SET state = 'applied', job_id = id, applied_at = now()
            WHERE id = $1 AND state = 'planned'""";

    Uni<Void> store(
            SqlConnection transaction,
            UUID id,
            PlanParameters parameters,
            List<PlannedDay> days,
            BigDecimal price,
            String currency) {
        Tuple plan = Tuple.tuple()
                .addValue(id)
                .addValue(parameters.account())
                .addValue(parameters.mode().text())
                .addValue(parameters.fromDate())
                .addValue(parameters.toDate())
                .addValue(
                        parameters.chatIds() == null
                                ? null
                                : parameters.chatIds().toArray(Long[]::new))
                .addValue(price)
                .addValue(price == null ? null : currency);
        return transaction
                .preparedQuery(INSERT)
                .execute(plan)
                .chain(() -> transaction.preparedQuery(DAYS).execute(columns(id, days)))
                .replaceWithVoid();
    }

    /** The plan's state, held until the transaction ends; fails when the account has no such plan. */
    Uni<String> lock(SqlConnection transaction, String account, UUID id) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(account, id)).map(rows -> {
            if (rows.size() == 0) {
                throw PlanProblems.unknown(id);
            }
            return rows.iterator().next().getString("state");
        });
    }

    Uni<List<String>> drifted(SqlClient database, UUID id) {
        return database.preparedQuery(DRIFT).execute(Tuple.of(id)).map(rows -> {
            var days = new ArrayList<String>();
            rows.forEach(row -> days.add(row.getLong("chat_id") + "/" + row.getLocalDate("day")));
            return days;
        });
    }

    Uni<Void> apply(SqlConnection transaction, UUID id) {
        return transaction.preparedQuery(APPLY).execute(Tuple.of(id)).replaceWithVoid();
    }

    private static Tuple columns(UUID id, List<PlannedDay> days) {
        return Tuple.tuple()
                .addValue(id)
                .addValue(column(days, PlannedDay::chatId).toArray(Long[]::new))
                .addValue(column(days, PlannedDay::day).toArray(LocalDate[]::new))
                .addValue(column(days, day -> day.status().text()).toArray(String[]::new))
                .addValue(column(days, PlannedDay::taken).toArray(Boolean[]::new))
                .addValue(column(days, PlannedDay::messages).toArray(Integer[]::new))
                .addValue(column(days, PlannedDay::inputHash).toArray(String[]::new))
                .addValue(column(days, PlannedDay::baseRevision).toArray(Integer[]::new))
                .addValue(column(days, day -> day.estimate().promptTokens()).toArray(Long[]::new))
                .addValue(column(days, day -> day.estimate().completionTokens()).toArray(Long[]::new));
    }

    private static <T> List<T> column(List<PlannedDay> days, Function<PlannedDay, T> value) {
        return days.stream().map(value).toList();
    }
}
