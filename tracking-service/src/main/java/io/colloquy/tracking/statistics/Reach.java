package io.colloquy.tracking.statistics;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;

/** Whose jobs are counted: everybody's, which is for operators, or those of one account. */
record Reach(String account) {
    private static final String TOTALS = """
            SELECT coalesce(sum(completed), 0) AS completed, coalesce(sum(completed_with_errors), 0) AS completed_with_errors,
                coalesce(sum(failed), 0) AS failed, coalesce(sum(cancelled), 0) AS cancelled,
                sum(seconds) / nullif(sum(timed), 0) AS average, max(longest) FILTER (WHERE timed > 0) AS maximum
            FROM %s AS counted WHERE hour >= $1
            """;
    private static final String OPEN = """
            SELECT count(*) FILTER (WHERE status = 'pending') AS pending, count(*) FILTER (WHERE status = 'running') AS running,
                count(*) FILTER (WHERE status = 'paused') AS paused
            FROM job WHERE finished_at IS NULL
            """;
    private static final String DAYS = """
            SELECT day, coalesce(sum(survived + crashes), 0)::bigint AS attempts, coalesce(sum(crashes), 0)::bigint AS crashes
            FROM generate_series(0, 6) AS number
                CROSS JOIN LATERAL (SELECT ($1::timestamptz AT TIME ZONE 'UTC')::date + number AS day) AS days
                LEFT JOIN %s AS counted
                    ON hour >= day::timestamp AT TIME ZONE 'UTC' AND hour < (day + 1)::timestamp AT TIME ZONE 'UTC'
            GROUP BY day ORDER BY day
            """;

    static final Reach ALL = new Reach(null);

    private static final String HOURS_OF_ALL = "job_hour";
    private static final String HOURS_OF_ONE = "(SELECT * FROM account_hour WHERE account = $2)";
    private static final String TOTALS_OF_ALL = TOTALS.formatted(HOURS_OF_ALL);
    private static final String TOTALS_OF_ONE = TOTALS.formatted(HOURS_OF_ONE);
    private static final String DAYS_OF_ALL = DAYS.formatted(HOURS_OF_ALL);
    private static final String DAYS_OF_ONE = DAYS.formatted(HOURS_OF_ONE);
    private static final String OPEN_OF_ONE = OPEN + " AND account = $1";

    boolean isAll() {
        return account == null;
    }

    String totals() {
        return isAll() ? TOTALS_OF_ALL : TOTALS_OF_ONE;
    }

    String days() {
        return isAll() ? DAYS_OF_ALL : DAYS_OF_ONE;
    }

    String open() {
        return isAll() ? OPEN : OPEN_OF_ONE;
    }

    Tuple since(OffsetDateTime begin) {
        return isAll() ? Tuple.of(begin) : Tuple.of(begin, account);
    }

    Tuple now() {
        return isAll() ? Tuple.tuple() : Tuple.of(account);
    }
}
