package io.colloquy.summary.backfill;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Chats as the tests need them, put there by SQL. */
@ApplicationScoped
public class Chats {
    private final Pool pool;

    Chats(Pool pool) {
        this.pool = pool;
    }

    public long create(String zone, int dayStart) {
        return create("local", zone, dayStart);
    }

    private long create(String account, String zone, int dayStart) {
        return rows(
                        "INSERT INTO chat (account, name, zone, day_start) VALUES ($1, 'A chat', $2, $3) RETURNING id",
                        Tuple.of(account, zone, dayStart))
                .get(0)
                .getLong("id");
    }

    /** A chat in UTC with the given number of messages at noon of each day. */
    public long withDays(int messages, LocalDate... days) {
        return withDays("local", messages, days);
    }

    public long withDays(String account, int messages, LocalDate... days) {
        long chat = create(account, "UTC", 0);
        for (LocalDate day : days) {
            for (int minute = 0; minute < messages; minute++) {
                say(chat, day.atTime(12, minute), "text", "Message " + minute + " of that day, about the boat");
            }
        }
        return chat;
    }

    public long say(long chat, LocalDateTime utc, String kind, String text) {
        return rows(
                        "INSERT INTO message (chat_id, at, sender, kind, text) VALUES ($1, $2, 'Anna', $3, $4) RETURNING id",
                        Tuple.of(chat, utc.atOffset(ZoneOffset.UTC), kind, text))
                .get(0)
                .getLong("id");
    }

    public List<Row> rows(String sql, Tuple values) {
        var rows = new ArrayList<Row>();
        pool.preparedQuery(sql)
                .execute(values)
                .await()
                .atMost(Duration.ofSeconds(10))
                .forEach(rows::add);
        return rows;
    }

    public long number(String sql, Tuple values) {
        return ((Number) rows(sql, values).get(0).getValue(0)).longValue();
    }
}
