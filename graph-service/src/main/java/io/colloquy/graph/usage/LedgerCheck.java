package io.colloquy.graph.usage;

import io.colloquy.graph.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Adds everything up again. One statement, so one moment: it may look while calls run, and still has to find nothing.
 * No bound on its patience but the database's: it reads every reservation of the days it looks at.
 */
@Singleton
class LedgerCheck {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String FIND = """
            WITH summed AS (
                SELECT account, day,
                       count(*) FILTER (WHERE status IN ('committed', 'late')) AS requests_used,
                       count(*) FILTER (WHERE status = 'late') AS requests_late,
                       count(*) FILTER (WHERE status = 'open') AS requests_reserved,
                       coalesce(sum(tokens) FILTER (WHERE status = 'open'), 0) AS tokens_reserved,
                       coalesce(sum(cost) FILTER (WHERE status = 'open'), 0) AS cost_reserved,
                       coalesce(sum(input_tokens + output_tokens), 0) AS tokens_used,
                       coalesce(sum(actual_cost), 0) AS cost_used, sum(unpriced) AS unpriced
                  FROM usage_reservation WHERE day >= $1 GROUP BY account, day),
            sides AS (
                SELECT account, day, v.what, coalesce(v.booked, 0) AS booked, coalesce(v.counted, 0) AS counted
                  FROM summed s FULL JOIN (SELECT * FROM usage_day WHERE day >= $1) d USING (account, day)
                 CROSS JOIN LATERAL (VALUES
                       ('requests used', d.requests_used::numeric, s.requests_used::numeric),
                       ('requests late', d.requests_late, s.requests_late),
                       ('requests reserved', d.requests_reserved, s.requests_reserved),
                       ('tokens used', d.tokens_used, s.tokens_used), ('tokens reserved', d.tokens_reserved, s.tokens_reserved),
                       ('cost used', d.cost_used, s.cost_used), ('cost reserved', d.cost_reserved, s.cost_reserved),
                       ('unpriced calls', d.unpriced, s.unpriced)) AS v (what, booked, counted)
                 WHERE d.sealed IS NOT TRUE)
            SELECT account, day, what, booked::text, counted::text FROM sides WHERE booked <> counted
            UNION ALL
            SELECT account, day, 'requests over the limit', (requests_used - requests_late + requests_reserved)::text,
                   requests_ceiling::text
              FROM usage_day WHERE day >= $1 AND requests_used - requests_late + requests_reserved > requests_ceiling
            UNION ALL
            SELECT account, day, 'reservations that outlived their life', count(*)::text, '0'
              FROM usage_reservation
             WHERE status = 'open' AND expires_at < clock_timestamp() - $2 * interval '1 millisecond'
             GROUP BY account, day
             ORDER BY day, account, what
            """;

    private final Database database;
    private final Duration sweepEvery;

    LedgerCheck(Database database, UsageSettings settings) {
        this.database = database;
        this.sweepEvery = settings.sweepEvery();
    }

    /** Every number of the ledger since a day that differs from what its reservations say. */
    Uni<List<Finding>> since(LocalDate day) {
        // Two sweeps may be late for a reason that is none; a third is not.
        double grace = sweepEvery.multipliedBy(3).toMillis();
        return database.run(FIND, Tuple.of(day, grace), PATIENCE)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(LedgerCheck::finding)
                        .toList());
    }

    private static Finding finding(Row row) {
        return new Finding(
                row.getString("account"),
                row.getLocalDate("day"),
                row.getString("what"),
                row.getString("booked"),
                row.getString("counted"));
    }

    /**
     * One inconsistency.
     *
     * @param booked what the account's day says
     * @param counted what its reservations add up to
     */
    record Finding(String account, LocalDate day, String what, String booked, String counted) {}
}
