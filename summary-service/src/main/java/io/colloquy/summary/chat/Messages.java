package io.colloquy.summary.chat;

import io.colloquy.summary.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** The messages of one chat. */
@ApplicationScoped
class Messages {
    // The page is found by the index first; numbers are then counted over the days that it touches, and no others.
    private static final String LIST = """
            WITH page AS MATERIALIZED (
                SELECT m.at FROM message m, chat c
                 WHERE c.id = $1 AND c.account = $6 AND m.chat_id = $1 AND (m.at, m.id) > ($2, $3)
                   AND ($5::date IS NULL OR (m.at >= day_begins($5, c.zone, c.day_start)
                                         AND m.at < day_begins($5 + 1, c.zone, c.day_start)))
                 ORDER BY m.at, m.id LIMIT $4),
            span AS MATERIALIZED (
                SELECT day_begins(day_of(min(p.at), c.zone, c.day_start), c.zone, c.day_start) AS first, max(p.at) AS last
                  FROM page p, chat c WHERE c.id = $1 AND c.account = $6 GROUP BY c.zone, c.day_start),
            numbered AS (
                SELECT m.*, day_of(m.at, c.zone, c.day_start) AS day,
                       row_number() OVER (PARTITION BY day_of(m.at, c.zone, c.day_start) ORDER BY m.at, m.id) AS number
                  FROM message m, chat c
                 WHERE c.id = $1 AND c.account = $6 AND m.chat_id = $1
                   AND m.at BETWEEN (SELECT first FROM span) AND (SELECT last FROM span))
            SELECT id, day, number, at, seconds_known, sender, kind, text, source_id, reply_to,
                   extra::text AS extra, import_id
              FROM numbered WHERE (at, id) > ($2, $3) ORDER BY at, id LIMIT $4""";

    // The chat is held while its messages are written: one that goes meanwhile goes with them.
    private static final String POST = """
            WITH owned AS MATERIALIZED (SELECT id FROM chat WHERE account = $1 AND id = $2 FOR KEY SHARE),
            added AS (
                INSERT INTO message (chat_id, at, sender, kind, text, source_id, reply_to, extra)
                SELECT owned.id, at, sender, kind, text, source_id, reply_to, extra::jsonb
                  FROM owned, unnest($3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                                     $9::text[])
                       WITH ORDINALITY AS given (at, sender, kind, text, source_id, reply_to, extra, place)
                 ORDER BY place
                ON CONFLICT (chat_id, source_id) WHERE source_id IS NOT NULL DO NOTHING RETURNING 1)
            SELECT EXISTS (SELECT FROM owned) AS known, (SELECT count(*) FROM added)::int AS added""";

    private static final String DELETE = """
            DELETE FROM message m USING chat c
             WHERE c.account = $1 AND c.id = $2 AND m.chat_id = c.id AND m.id = $3""";
    // Only after its message was deleted, and so only for an owner.
    private static final String FORGET = "DELETE FROM message_repeat WHERE chat_id = $1 AND message_id = $2";

    private final Database database;

    Messages(Database database) {
        this.database = database;
    }

    Uni<List<MessageView>> list(String account, long chat, MessageCursor after, LocalDate day, int limit) {
        return database.query(LIST, Tuple.of(chat, after.at(), after.id(), limit, day, account))
                .map(rows -> Chats.all(rows, MessageView::of));
    }

    /** Stores what is new, and tells how much that was. */
    Uni<Integer> post(String account, long chat, List<MessageInput> messages) {
        return database.query(
                        POST,
                        Tuple.tuple()
                                .addString(account)
                                .addLong(chat)
                                .addArrayOfOffsetDateTime(messages.stream()
                                        .map(message -> message.at().atOffset(ZoneOffset.UTC))
                                        .toArray(OffsetDateTime[]::new))
                                .addArrayOfString(texts(messages, MessageInput::sender))
                                .addArrayOfString(texts(messages, MessageInput::kind))
                                .addArrayOfString(texts(messages, MessageInput::text))
                                .addArrayOfString(texts(messages, MessageInput::id))
                                .addArrayOfString(texts(messages, MessageInput::replyTo))
                                .addArrayOfString(texts(messages, MessageInput::extra)))
                .map(rows -> rows.iterator().next())
                .map(row -> {
                    if (!row.getBoolean("known")) {
                        throw ChatProblem.unknownChat(String.valueOf(chat));
                    }
                    return row.getInteger("added");
                });
    }

    Uni<Void> delete(String account, long chat, long message) {
        return database.inTransaction(Database.SHORT, transaction -> delete(transaction, account, chat, message));
    }

    private static Uni<Void> delete(SqlConnection transaction, String account, long chat, long message) {
        return transaction
                .preparedQuery(DELETE)
                .execute(Tuple.of(account, chat, message))
                .invoke(gone -> {
                    if (gone.rowCount() == 0) {
                        throw ChatProblem.unknownMessage(chat, message);
                    }
                })
                .chain(() -> transaction.preparedQuery(FORGET).execute(Tuple.of(chat, message)))
                .replaceWithVoid();
    }

    private static String[] texts(List<MessageInput> messages, Function<MessageInput, String> field) {
        return messages.stream().map(field).toArray(String[]::new);
    }
}
