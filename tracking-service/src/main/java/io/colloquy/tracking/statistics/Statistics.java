package io.colloquy.tracking.statistics;

import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.statistics.StatisticsView.Crash;
import io.colloquy.tracking.statistics.StatisticsView.Day;
import io.colloquy.tracking.statistics.StatisticsView.Seconds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds the roll-ups up. */
@ApplicationScoped
class Statistics {
    private static final List<String> OPEN = List.of("pending", "running", "paused");
    private static final List<String> ENDED = List.of("completed", "completed_with_errors", "failed", "cancelled");

    private static final String NOW = "SELECT clock_timestamp() AS now";
    private static final String TOTALS = """
            SELECT coalesce(sum(completed), 0) AS completed, coalesce(sum(completed_with_errors), 0) AS completed_with_errors,
                coalesce(sum(failed), 0) AS failed, coalesce(sum(cancelled), 0) AS cancelled,
                sum(seconds) / nullif(sum(timed), 0) AS average, max(longest) FILTER (WHERE timed > 0) AS maximum,
                (SELECT count(*) FROM job WHERE finished_at IS NULL AND status = 'pending') AS pending,
                (SELECT count(*) FROM job WHERE finished_at IS NULL AND status = 'running') AS running,
                (SELECT count(*) FROM job WHERE finished_at IS NULL AND status = 'paused') AS paused
            FROM job_hour WHERE hour >= $1
            """;
    private static final String DAYS = """
            SELECT day, coalesce(sum(survived + crashes), 0)::bigint AS attempts, coalesce(sum(crashes), 0)::bigint AS crashes
            FROM generate_series(0, 6) AS number
                CROSS JOIN LATERAL (SELECT ($1::timestamptz AT TIME ZONE 'UTC')::date + number AS day) AS days
                LEFT JOIN job_hour ON hour >= day::timestamp AT TIME ZONE 'UTC' AND hour < (day + 1)::timestamp AT TIME ZONE 'UTC'
            GROUP BY day ORDER BY day
            """;
    private static final String CRASHES = "SELECT * FROM crash WHERE at >= $1 ORDER BY id DESC LIMIT 5";
    private static final String TABLES = """
            SELECT name, pg_total_relation_size(name::regclass) AS bytes
            FROM unnest(ARRAY['job', 'batch', 'job_message', 'job_event', 'job_hour', 'crash']) AS name
            """;

    private final Database database;

    Statistics(Database database) {
        this.database = database;
    }

    Uni<StatisticsView> of(Window window) {
        return database.query(NOW, Tuple.tuple())
                .map(rows -> rows.iterator().next().getOffsetDateTime("now").toInstant())
                .flatMap(now -> at(now, window.begin(now)));
    }

    private Uni<StatisticsView> at(Instant now, OffsetDateTime begin) {
        return Uni.combine()
                .all()
                .unis(
                        database.query(TOTALS, Tuple.of(begin)),
                        database.query(DAYS, Tuple.of(Window.weekBegin(now))),
                        database.query(CRASHES, Tuple.of(begin)),
                        database.query(TABLES, Tuple.tuple()))
                .with((totals, days, crashes, tables) ->
                        view(now, begin, totals.iterator().next(), days, crashes, tables));
    }

    private static StatisticsView view(
            Instant now, OffsetDateTime begin, Row totals, RowSet<Row> days, RowSet<Row> crashes, RowSet<Row> tables) {
        Map<String, Long> jobs = new LinkedHashMap<>();
        OPEN.forEach(status -> jobs.put(status, totals.getLong(status)));
        ENDED.forEach(status -> jobs.put(status, totals.getLong(status)));
        Map<String, Long> bytes = new LinkedHashMap<>();
        tables.forEach(row -> bytes.put(row.getString("name"), row.getLong("bytes")));
        return new StatisticsView(
                begin.toInstant(),
                now,
                jobs,
                percent(jobs),
                new Seconds(totals.getDouble("average"), totals.getDouble("maximum")),
                crashes.stream().map(Statistics::crash).toList(),
                days.stream().map(Statistics::day).toList(),
                bytes);
    }

    private static Map<String, Double> percent(Map<String, Long> jobs) {
        long ended = ENDED.stream().mapToLong(jobs::get).sum();
        Map<String, Double> percent = new LinkedHashMap<>();
        ENDED.forEach(status ->
                percent.put(status, ended == 0 ? null : Math.round(1000.0 * jobs.get(status) / ended) / 10.0));
        return percent;
    }

    private static Crash crash(Row row) {
        return new Crash(
                row.getUUID("job_id"),
                row.getInteger("batch"),
                List.of(row.getArrayOfStrings("items")),
                row.getInteger("size"),
                row.getString("worker"),
                row.getOffsetDateTime("at").toInstant());
    }

    private static Day day(Row row) {
        long attempts = row.getLong("attempts");
        long crashes = row.getLong("crashes");
        return new Day(row.getLocalDate("day"), attempts, crashes, attempts == 0 ? null : (double) crashes / attempts);
    }
}
