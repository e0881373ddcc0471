package io.colloquy.summary.day;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads days in sets: a plan of thousands of days is one statement. */
@ApplicationScoped
public class Days {
    private static final String IN_RANGE = """
            SELECT c.id AS chat_id, d.day, d.messages::int AS messages, d.text_messages::int AS text_messages,
                   d.characters, d.input_hash, day_begins(d.day + 1, c.zone, c.day_start) AS ends_at,
                   s.revision, s.input_hash AS summary_hash, s.method
            FROM chat c
            CROSS JOIN LATERAL (SELECT day_of($5::timestamptz, c.zone, c.day_start) - 1 AS yesterday) y
            CROSS JOIN LATERAL chat_days(
                c.id, coalesce($2::date, y.yesterday - ($4::int - 1)), coalesce($3::date, y.yesterday)) d
            LEFT JOIN LATERAL (
                SELECT revision, input_hash, method FROM summary
                WHERE chat_id = c.id AND day = d.day ORDER BY revision DESC LIMIT 1) s ON true
            WHERE c.account = $6 AND ($1::bigint[] IS NULL OR c.id = ANY ($1::bigint[]))
            ORDER BY c.id, d.day""";

    private static final String UNKNOWN = """
            SELECT id FROM unnest($1::bigint[]) AS id
            WHERE NOT EXISTS (SELECT FROM chat WHERE chat.account = $2 AND chat.id = id.id) ORDER BY id""";

    /** In the order of chats and days. */
    public Uni<List<Day>> in(DayRange range, SqlClient database) {
        Tuple values = Tuple.of(
                range.chatIds() == null ? null : range.chatIds().toArray(Long[]::new),
                range.from(),
                range.to(),
                range.last(),
                range.now().atOffset(ZoneOffset.UTC),
                range.account());
        return database.preparedQuery(IN_RANGE).execute(values).map(Days::days);
    }

    /** Fails with a 404 that names the first chat that the account does not have. */
    public Uni<Void> known(String account, List<Long> chatIds, SqlClient database) {
        return database.preparedQuery(UNKNOWN)
                .execute(Tuple.of(chatIds.toArray(Long[]::new), account))
                .invoke(rows -> rows.forEach(row -> {
                    throw new UnknownChat(row.getLong("id"));
                }))
                .replaceWithVoid();
    }

    private static List<Day> days(RowSet<Row> rows) {
        var days = new ArrayList<Day>(rows.size());
        for (Row row : rows) {
            days.add(new Day(
                    row.getLong("chat_id"),
                    row.getLocalDate("day"),
                    row.getInteger("messages"),
                    row.getInteger("text_messages"),
                    row.getLong("characters"),
                    row.getString("input_hash"),
                    row.get(OffsetDateTime.class, "ends_at").toInstant(),
                    newest(row)));
        }
        return days;
    }

    private static Day.Newest newest(Row row) {
        Integer revision = row.getInteger("revision");
        return revision == null
                ? null
                : new Day.Newest(
                        revision,
                        row.getString("summary_hash"),
                        row.getString("method").equals("extractive"));
    }
}
