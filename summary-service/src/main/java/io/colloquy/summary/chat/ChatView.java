package io.colloquy.summary.chat;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;

record ChatView(long id, String name, String zone, String dayStart, Instant createdAt) {
    static final String COLUMNS = "id, name, zone, day_start, created_at";

    static ChatView of(Row row) {
        return new ChatView(
                row.getLong("id"),
                row.getString("name"),
                row.getString("zone"),
                DayStart.show(row.getShort("day_start")),
                row.get(OffsetDateTime.class, "created_at").toInstant());
    }
}
