package io.colloquy.summary.importing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/**
 * Joins staged messages with what their chats hold, as multisets: the n-th of several equal messages meets the n-th that
 * is there. What meets nothing is added; what meets a message is remembered as its repeat, for the day when the import
 * that brought it is undone.
 */
final class Merge {
    static final String STAGE = """
            CREATE TEMPORARY TABLE staged (
                n bigint GENERATED ALWAYS AS IDENTITY, chat_id bigint, at timestamptz, seconds_known boolean,
                sender text, kind text, text text, source_id text, reply_to text, extra jsonb) ON COMMIT DROP""";

    // The second is known where the message, or a later export of it, has seconds. Only the window of the file counts.
    private static final String PRESENT = """
            CREATE TEMPORARY TABLE present ON COMMIT DROP AS
            SELECT m.chat_id, m.id, m.import_id IS NULL AS live, m.sender, m.text,
                   date_trunc('minute', m.at) AS minute,
                   date_trunc('second', CASE WHEN m.seconds_known THEN m.at ELSE (
                       SELECT min(r.at) FROM message_repeat r
                        WHERE r.chat_id = m.chat_id AND r.message_id = m.id AND r.seconds_known) END) AS second
              FROM message m
              JOIN (SELECT chat_id, min(at) AS first, max(at) AS last FROM staged
                     WHERE source_id IS NULL GROUP BY chat_id) w ON w.chat_id = m.chat_id
             WHERE m.source_id IS NULL AND m.at >= date_trunc('minute', w.first)
               AND m.at < date_trunc('minute', w.last) + interval '1 minute'""";

    private static final String MET =
            "CREATE TEMPORARY TABLE met (n bigint PRIMARY KEY, id bigint, chat_id bigint) ON COMMIT DROP";

    private static final String MEET_BY_ID = """
            INSERT INTO met SELECT s.n, m.id, m.chat_id
              FROM (SELECT DISTINCT ON (chat_id, source_id) n, chat_id, source_id FROM staged
                     WHERE source_id IS NOT NULL ORDER BY chat_id, source_id, n) s
              JOIN message m ON m.chat_id = s.chat_id AND m.source_id = s.source_id""";

    // An equal message meets at most one, and each only once: those met before are out. Live messages are met first,
    // since they stay whatever is undone.
    private static final String MEET = """
            INSERT INTO met SELECT s.n, p.id, p.chat_id
              FROM (SELECT n, chat_id, %1$s AS moment, coalesce(sender, '') AS sender, text,
                           row_number() OVER (PARTITION BY chat_id, %1$s, sender, text ORDER BY n) AS nth
                      FROM staged s WHERE source_id IS NULL AND %2$s
                       AND NOT EXISTS (SELECT 1 FROM met WHERE met.n = s.n)) s
              JOIN (SELECT id, chat_id, %3$s AS moment, coalesce(sender, '') AS sender, text,
                           row_number() OVER (PARTITION BY chat_id, %3$s, sender, text ORDER BY live DESC, id) AS nth
                      FROM present p WHERE %4$s
                       AND NOT EXISTS (SELECT 1 FROM met WHERE met.id = p.id AND met.chat_id = p.chat_id)) p
             USING (chat_id, moment, sender, text, nth)""";

    private static final List<String> MEETINGS = List.of(
            MEET.formatted("date_trunc('second', at)", "seconds_known", "second", "second IS NOT NULL"),
            MEET.formatted("date_trunc('minute', at)", "seconds_known", "minute", "second IS NULL"),
            MEET.formatted("date_trunc('minute', at)", "NOT seconds_known", "minute", "true"));

    private static final String ADD = """
            INSERT INTO message (chat_id, at, seconds_known, sender, kind, text, source_id, reply_to, extra, import_id)
            SELECT chat_id, at, seconds_known, sender, kind, text, source_id, reply_to, extra, $1::bigint
              FROM staged s WHERE NOT EXISTS (SELECT 1 FROM met WHERE met.n = s.n) ORDER BY n
            ON CONFLICT (chat_id, source_id) WHERE source_id IS NOT NULL DO NOTHING""";

    private static final String REMEMBER = """
            INSERT INTO message_repeat (chat_id, message_id, import_id, at, seconds_known)
            SELECT met.chat_id, met.id, $1::bigint, s.at, s.seconds_known FROM met JOIN staged s USING (n)""";

    private Merge() {}

    /** Brings the staged messages into their chats; tells how many were new. */
    static Uni<Integer> run(SqlConnection transaction, long id) {
        return steps(transaction, List.of("ANALYZE staged", PRESENT, "ANALYZE present", MET, MEET_BY_ID))
                .chain(() -> steps(transaction, MEETINGS))
                .chain(() -> transaction.query("ANALYZE met").execute())
                .chain(() -> transaction.preparedQuery(REMEMBER).execute(Tuple.of(id)))
                .chain(() -> transaction.preparedQuery(ADD).execute(Tuple.of(id)))
                .map(rows -> rows.rowCount());
    }

    private static Uni<Void> steps(SqlConnection transaction, List<String> statements) {
        return Multi.createFrom()
                .iterable(statements)
                .onItem()
                .transformToUniAndConcatenate(
                        statement -> transaction.query(statement).execute())
                .collect()
                .last()
                .replaceWithVoid();
    }
}
