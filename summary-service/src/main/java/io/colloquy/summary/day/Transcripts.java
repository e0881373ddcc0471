package io.colloquy.summary.day;

import io.colloquy.summary.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;

/** Reads what was said on a day. */
@ApplicationScoped
public class Transcripts {
    // One statement is one snapshot: the hash is of the very messages that come with it.
    private static final String OF_DAY = """
            SELECT m.id, m.at AT TIME ZONE c.zone AS local_time, m.sender, m.kind, m.text, d.input_hash
            FROM chat c
            JOIN message m ON m.chat_id = c.id
                AND m.at >= day_begins($2::date, c.zone, c.day_start)
                AND m.at < day_begins($2::date + 1, c.zone, c.day_start)
            CROSS JOIN chat_days($1::bigint, $2::date, $2::date) d
            WHERE c.id = $1::bigint AND c.account = $3 AND day_begins($2::date + 1, c.zone, c.day_start) <= now()
            ORDER BY m.at, m.id""";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Database database;

    Transcripts(Database database) {
        this.database = database;
    }

    /** Without messages when the day has none (any more) or is not over: a chat's zone can change after the plan. */
    public Uni<Transcript> of(String account, long chatId, LocalDate day) {
        return database.query(OF_DAY, Tuple.of(chatId, day, account), PATIENCE).map(rows -> {
            var messages = new ArrayList<Transcript.Message>(rows.size());
            String hash = null;
            for (Row row : rows) {
                hash = row.getString("input_hash");
                messages.add(new Transcript.Message(
                        messages.size() + 1,
                        row.getLong("id"),
                        row.getLocalDateTime("local_time"),
                        row.getString("sender"),
                        row.getString("kind"),
                        row.getString("text")));
            }
            return new Transcript(chatId, day, hash, messages);
        });
    }
}
