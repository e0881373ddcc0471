package io.colloquy.summary.day;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.summary.SummaryServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class DaysTest extends SummaryServiceTest {
    private static final Instant LATER = Instant.parse("2025-01-01T00:00:00Z");

    @Inject
    Pool pool;

    @Inject
    Days days;

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 0, 2024-03-31, 2024-03-31T22:00:00Z",
        "Europe/Berlin, 0, 2024-10-27, 2024-10-27T23:00:00Z",
        "Europe/Berlin, 240, 2024-10-26, 2024-10-27T03:00:00Z",
        "Asia/Kolkata, 0, 2024-06-01, 2024-06-01T18:30:00Z",
        "Australia/Lord_Howe, 0, 2024-04-07, 2024-04-07T13:30:00Z",
    })
    void aDayIsOpenUntilItsChatsNextDayBegins(String zone, int dayStart, LocalDate date, Instant end) {
        long chat = chat(zone, dayStart);
        say(chat, end.minusSeconds(1));
        say(chat, end);

        List<Day> found = days.in(DayRange.of("local", List.of(chat), null, date.plusDays(1), LATER), pool)
                .await()
                .atMost(Duration.ofSeconds(5));

        assertEquals(
                List.of(date, date.plusDays(1)), found.stream().map(Day::day).toList());
        assertEquals(end, found.get(0).endsAt());
        assertEquals(DayStatus.OPEN, found.get(0).status(end.minusMillis(1)));
        assertEquals(DayStatus.MISSING, found.get(0).status(end));
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, 0", "Europe/Berlin, 150", "Asia/Kathmandu, 240", "America/New_York, 90", "UTC, 0"})
    void aSpanOfDaysIsReadAsTheViewReadsAllOfThem(String zone, int dayStart) {
        long chat = chat(zone, dayStart);
        run("""
                INSERT INTO message (chat_id, at, sender, kind, text)
                SELECT $1, timestamptz '2024-03-29T00:00Z' + n * interval '11 minutes 7 seconds', 'S' || n % 3,
                       CASE WHEN n % 5 = 0 THEN 'media' ELSE 'text' END, 'text ' || n
                FROM generate_series(1, 1200) n""", Tuple.of(chat));
        run("""
                INSERT INTO message (chat_id, at, sender, kind, text)
                SELECT $1, timestamptz '2024-10-26T00:00Z' + n * interval '13 minutes', NULL, 'system', 'text ' || n
                FROM generate_series(1, 400) n""", Tuple.of(chat));

        var differences = run("""
                WITH seen AS (SELECT * FROM chat_days($1, '2024-03-30', '2024-10-28')),
                all_days AS (SELECT day, messages, text_messages, characters, input_hash FROM chat_day
                             WHERE chat_id = $1 AND day BETWEEN '2024-03-30' AND '2024-10-28')
                (SELECT * FROM seen EXCEPT SELECT * FROM all_days)
                UNION ALL (SELECT * FROM all_days EXCEPT SELECT * FROM seen)""", Tuple.of(chat));

        assertEquals(0, differences.size());
    }

    private long chat(String zone, int dayStart) {
        return run(
                        "INSERT INTO chat (name, zone, day_start) VALUES ('A chat', $1, $2) RETURNING id",
                        Tuple.of(zone, dayStart))
                .iterator()
                .next()
                .getLong("id");
    }

    private void say(long chat, Instant at) {
        run(
                "INSERT INTO message (chat_id, at, sender, kind, text) VALUES ($1, $2, 'Anna', 'text', 'Hello')",
                Tuple.of(chat, at.atOffset(ZoneOffset.UTC)));
    }

    private RowSet<Row> run(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).await().atMost(Duration.ofSeconds(10));
    }
}
