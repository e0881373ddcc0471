package io.colloquy.tracking.statistics;

import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.statistics.StatisticsView.Crash;
import io.colloquy.tracking.statistics.StatisticsView.Day;
import io.colloquy.tracking.statistics.StatisticsView.Seconds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
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
    private static final String CRASHES = "SELECT * FROM crash WHERE at >= $1 ORDER BY id DESC LIMIT 5";
    private static final String TABLES = """
            SELECT name, pg_total_relation_size(name::regclass) AS bytes
            FROM unnest(ARRAY['job', 'batch', 'job_message', 'job_event', 'job_hour', 'account_hour', 'crash']) AS name
            """;

    private final Database database;

    Statistics(Database database) {
        this.database = database;
    }

    Uni<StatisticsView> of(Reach reach, Window window) {
        return database.query(NOW, Tuple.tuple())
                .map(rows -> rows.iterator().next().getOffsetDateTime("now").toInstant())
                .flatMap(now -> at(reach, now, window.begin(now)));
    }

    private Uni<StatisticsView> at(Reach reach, Instant now, OffsetDateTime begin) {
        return Uni.combine()
                .all()
                .unis(
                        database.query(reach.totals(), reach.since(begin)),
                        database.query(reach.open(), reach.now()),
                        database.query(reach.days(), reach.since(Window.weekBegin(now))),
                        reach.isAll() ? ofTheWhole(begin) : Uni.createFrom().item(Whole.HIDDEN))
                .with((ended, open, days, whole) -> {
                    Row totals = ended.iterator().next();
                    Map<String, Long> jobs = jobs(open.iterator().next(), totals);
                    return new StatisticsView(
                            begin.toInstant(),
                            now,
                            jobs,
                            percent(jobs),
                            new Seconds(totals.getDouble("average"), totals.getDouble("maximum")),
                            whole.crashes(),
                            days.stream().map(Statistics::day).toList(),
                            whole.tables());
                });
    }

    /** What names other people's work, or measures it. */
    private record Whole(List<Crash> crashes, Map<String, Long> tables) {
        static final Whole HIDDEN = new Whole(List.of(), Map.of());
    }

    private Uni<Whole> ofTheWhole(OffsetDateTime begin) {
        return database.query(CRASHES, Tuple.of(begin))
                .flatMap(crashes -> database.query(TABLES, Tuple.tuple()).map(tables -> {
                    Map<String, Long> bytes = new LinkedHashMap<>();
                    tables.forEach(row -> bytes.put(row.getString("name"), row.getLong("bytes")));
                    return new Whole(crashes.stream().map(Statistics::crash).toList(), bytes);
                }));
    }

    private static Map<String, Long> jobs(Row open, Row ended) {
        Map<String, Long> jobs = new LinkedHashMap<>();
        OPEN.forEach(status -> jobs.put(status, open.getLong(status)));
        ENDED.forEach(status -> jobs.put(status, ended.getLong(status)));
        return jobs;
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
