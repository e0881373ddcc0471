package io.colloquy.tracking.schedule;

import io.colloquy.tracking.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Decides by rows, and by the database's clock, who runs a tick. */
@ApplicationScoped
class Ticks {
    private static final String STATE = """
            SELECT clock_timestamp() AS now, (SELECT max(tick) FROM schedule_tick WHERE schedule = $1) AS last
            """;

    /** Of replicas that insert the same tick one does; the others wait for its commit and get nothing. */
    private static final String INSERT = """
            INSERT INTO schedule_tick (schedule, tick, run, held_until)
            SELECT $1, tick, $2, clock_timestamp() + interval '2 minutes' FROM unnest($3::timestamptz[]) AS tick
            ON CONFLICT DO NOTHING RETURNING tick
            """;

    private static final String NOTE = """
            INSERT INTO schedule_tick (schedule, tick, run, held_until, done_at)
            VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp()) ON CONFLICT DO NOTHING
            """;

    private static final String TAKE_OVER = """
            UPDATE schedule_tick SET run = $2, held_until = clock_timestamp() + interval '2 minutes'
            WHERE schedule = $1 AND done_at IS NULL AND held_until < clock_timestamp() RETURNING tick
            """;

    private static final String HOLD = """
            UPDATE schedule_tick SET held_until = clock_timestamp() + interval '2 minutes'
            WHERE schedule = $1 AND run = $2 AND done_at IS NULL
            """;

    private static final String DONE = """
            WITH forgotten AS (
                DELETE FROM schedule_tick
                WHERE schedule = $1 AND done_at IS NOT NULL AND tick < clock_timestamp() - interval '400 days' AND run <> $2)
            UPDATE schedule_tick SET done_at = clock_timestamp() WHERE schedule = $1 AND run = $2
            """;

    /** How long ticks are held after the last sign of life, as the statements say. */
    static final Duration HELD = Duration.ofMinutes(2);

    private final Database database;

    Ticks(Database database) {
        this.database = database;
    }

    /**
     * The ticks that are the caller's to run: due and nobody's yet, or left by somebody who is not heard of any more. The first
     * tick that a database sees is only noted: nothing was missed before it.
     */
    Uni<List<Instant>> take(String schedule, Daily daily, UUID run) {
        return database.inTransaction(connection -> connection
                .preparedQuery(STATE)
                .execute(Tuple.of(schedule))
                .flatMap(rows ->
                        take(connection, schedule, daily, run, rows.iterator().next())));
    }

    Uni<Void> hold(String schedule, UUID run) {
        return database.query(HOLD, Tuple.of(schedule, run)).replaceWithVoid();
    }

    /** Of no effect when somebody else has taken the ticks over. */
    Uni<Void> done(String schedule, UUID run) {
        return database.query(DONE, Tuple.of(schedule, run)).replaceWithVoid();
    }

    private static Uni<List<Instant>> take(
            SqlConnection connection, String schedule, Daily daily, UUID run, Row state) {
        Instant now = state.getOffsetDateTime("now").toInstant();
        OffsetDateTime last = state.getOffsetDateTime("last");
        if (last == null) {
            OffsetDateTime latest = daily.latest(now).atOffset(ZoneOffset.UTC);
            return connection
                    .preparedQuery(NOTE)
                    .execute(Tuple.of(schedule, latest, run))
                    .replaceWith(List.of());
        }
        OffsetDateTime[] due = daily.due(last.toInstant(), now).stream()
                .map(tick -> tick.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return connection
                .preparedQuery(TAKE_OVER)
                .execute(Tuple.of(schedule, run))
                .flatMap(left -> connection
                        .preparedQuery(INSERT)
                        .execute(Tuple.of(schedule, run, due))
                        .map(inserted -> ticks(left, inserted)));
    }

    private static List<Instant> ticks(RowSet<Row> left, RowSet<Row> inserted) {
        var ticks = new ArrayList<Instant>();
        left.forEach(row -> ticks.add(row.getOffsetDateTime("tick").toInstant()));
        inserted.forEach(row -> ticks.add(row.getOffsetDateTime("tick").toInstant()));
        return ticks.stream().sorted().toList();
    }
}
