package io.colloquy.summary.importing;

import io.colloquy.summary.importing.reading.ParsedMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Writes messages some thousands at a time: one statement with an array a column. */
final class MessageRows {
    private static final String COLUMNS = "chat_id, at, seconds_known, sender, kind, text, source_id, reply_to, extra";
    private static final String GIVEN = """
            SELECT chat_id, at, seconds_known, sender, kind, text, source_id, reply_to, extra::jsonb%s
              FROM unnest($1::bigint[], $2::timestamptz[], $3::boolean[], $4::text[], $5::text[], $6::text[],
                          $7::text[], $8::text[], $9::text[])
                   AS given (chat_id, at, seconds_known, sender, kind, text, source_id, reply_to, extra)""";

    /** Straight into the chat, for files whose messages have no ids that could clash. */
    private static final String DIRECT =
            "INSERT INTO message (" + COLUMNS + ", import_id) " + GIVEN.formatted(", $10::bigint");

    /** Most files say no more than this, and every column costs. */
    private static final String DIRECT_PLAIN = """
            INSERT INTO message (chat_id, at, seconds_known, sender, kind, text, import_id)
            SELECT chat_id, at, seconds_known, sender, kind, text, $7::bigint
              FROM unnest($1::bigint[], $2::timestamptz[], $3::boolean[], $4::text[], $5::text[], $6::text[])
                   AS given (chat_id, at, seconds_known, sender, kind, text)""";

    /** A file may hold an id twice; the first one counts. */
    private static final String DIRECT_WITH_IDS =
            DIRECT + " ON CONFLICT (chat_id, source_id) WHERE source_id IS NOT NULL DO NOTHING";

    private static final String STAGED = "INSERT INTO staged (" + COLUMNS + ") " + GIVEN.formatted("");

    private MessageRows() {}

    /** Tells how many were added. */
    static Uni<Integer> add(
            SqlConnection transaction, List<ParsedMessage> batch, ToLongFunction<String> chat, long id) {
        if (batch.stream().allMatch(MessageRows::plain)) {
            return transaction
                    .preparedQuery(DIRECT_PLAIN)
                    .execute(plainColumns(batch, chat).addLong(id))
                    .map(rows -> rows.rowCount());
        }
        boolean ids = batch.stream().anyMatch(message -> message.sourceId() != null);
        return transaction
                .preparedQuery(ids ? DIRECT_WITH_IDS : DIRECT)
                .execute(columns(batch, chat).addLong(id))
                .map(rows -> rows.rowCount());
    }

    static Uni<Void> stage(SqlConnection transaction, List<ParsedMessage> batch, ToLongFunction<String> chat) {
        return transaction.preparedQuery(STAGED).execute(columns(batch, chat)).replaceWithVoid();
    }

    private static boolean plain(ParsedMessage message) {
        return message.sourceId() == null && message.replyTo() == null && message.extra() == null;
    }

    private static Tuple columns(List<ParsedMessage> batch, ToLongFunction<String> chat) {
        return plainColumns(batch, chat)
                .addArrayOfString(texts(batch, ParsedMessage::sourceId))
                .addArrayOfString(texts(batch, ParsedMessage::replyTo))
                .addArrayOfString(texts(batch, ParsedMessage::extra));
    }

    private static Tuple plainColumns(List<ParsedMessage> batch, ToLongFunction<String> chat) {
        int size = batch.size();
        Long[] chats = new Long[size];
        OffsetDateTime[] times = new OffsetDateTime[size];
        Boolean[] seconds = new Boolean[size];
        for (int i = 0; i < size; i++) {
            ParsedMessage message = batch.get(i);
            chats[i] = chat.applyAsLong(message.chat());
            times[i] = message.at().atOffset(ZoneOffset.UTC);
            seconds[i] = message.secondsKnown();
        }
        return Tuple.tuple()
                .addArrayOfLong(chats)
                .addArrayOfOffsetDateTime(times)
                .addArrayOfBoolean(seconds)
                .addArrayOfString(texts(batch, ParsedMessage::sender))
                .addArrayOfString(texts(batch, ParsedMessage::kind))
                .addArrayOfString(texts(batch, ParsedMessage::text));
    }

    private static String[] texts(List<ParsedMessage> batch, Function<ParsedMessage, String> column) {
        String[] texts = new String[batch.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = column.apply(batch.get(i));
        }
        return texts;
    }
}
