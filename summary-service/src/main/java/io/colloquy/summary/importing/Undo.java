package io.colloquy.summary.importing;

import io.colloquy.summary.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Takes an import back: what no other import holds goes, and what another holds becomes the other's. */
@ApplicationScoped
class Undo {
    private static final String MINE = "SELECT id FROM import WHERE account = $1 AND id = $2 FOR UPDATE";

    // From here on by the import that was found to be the caller's.
    private static final String LOCK = """
            SELECT id FROM chat WHERE id IN (SELECT chat_id FROM import_chat WHERE import_id = $1)
             ORDER BY id FOR NO KEY UPDATE""";

    // The heir shows the message as its own file has it, and its bounds must hold what it inherits.
    private static final String HAND_OVER = """
            WITH heir AS (
                SELECT DISTINCT ON (r.chat_id, r.message_id) r.chat_id, r.message_id, r.import_id, r.at, r.seconds_known
                  FROM import_chat c
                  JOIN message m ON m.chat_id = c.chat_id AND m.import_id = c.import_id
                                AND m.id BETWEEN c.first_message AND c.last_message
                  JOIN message_repeat r ON r.chat_id = m.chat_id AND r.message_id = m.id
                 WHERE c.import_id = $1 ORDER BY r.chat_id, r.message_id, r.import_id),
            inherited AS (
                UPDATE message m SET import_id = h.import_id, at = h.at, seconds_known = h.seconds_known
                  FROM heir h WHERE m.chat_id = h.chat_id AND m.id = h.message_id),
            settled AS (
                DELETE FROM message_repeat r USING heir h
                 WHERE r.chat_id = h.chat_id AND r.message_id = h.message_id AND r.import_id = h.import_id)
            UPDATE import_chat c SET first_message = least(c.first_message, h.first),
                                     last_message = greatest(c.last_message, h.last),
                                     added = c.added + h.messages, already_there = c.already_there - h.messages
              FROM (SELECT chat_id, import_id, min(message_id) AS first, max(message_id) AS last, count(*) AS messages
                      FROM heir GROUP BY chat_id, import_id) h
             WHERE c.chat_id = h.chat_id AND c.import_id = h.import_id""";

    private static final String REMOVE = """
            DELETE FROM message m USING import_chat c
             WHERE c.import_id = $1 AND m.chat_id = c.chat_id AND m.import_id = $1
               AND m.id BETWEEN c.first_message AND c.last_message""";

    private static final String FORGET = """
            DELETE FROM message_repeat r USING import_chat c
             WHERE c.import_id = $1 AND r.chat_id = c.chat_id AND r.import_id = $1""";

    // Whoever comes next answers for the chat: the last import of a chat that imports made takes it away.
    private static final String PASS_ON_THE_CHAT = """
            UPDATE import_chat n SET created = true FROM import_chat c
             WHERE c.import_id = $1 AND c.created AND n.chat_id = c.chat_id
               AND n.import_id = (SELECT min(o.import_id) FROM import_chat o
                                   WHERE o.chat_id = c.chat_id AND o.import_id <> $1)""";

    private static final String DROP_EMPTY_CHATS = """
            DELETE FROM chat WHERE id IN (SELECT chat_id FROM import_chat WHERE import_id = $1 AND created)
               AND NOT EXISTS (SELECT 1 FROM message WHERE chat_id = chat.id)""";

    private static final String DROP = "DELETE FROM import WHERE id = $1";

    private static final List<String> STEPS =
            List.of(LOCK, HAND_OVER, REMOVE, FORGET, PASS_ON_THE_CHAT, DROP_EMPTY_CHATS, DROP);

    // A million messages take their time; that the database answers at all was asked before.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Database database;

    Undo(Database database) {
        this.database = database;
    }

    Uni<Void> undo(String account, long id) {
        return database.query("SELECT 1", Tuple.tuple())
                .chain(() -> database.inTransaction(
                        PATIENCE,
                        transaction -> transaction
                                .preparedQuery(MINE)
                                .execute(Tuple.of(account, id))
                                .invoke(rows -> {
                                    if (rows.size() == 0) {
                                        throw ImportProblem.unknownImport(id);
                                    }
                                })
                                .chain(() -> steps(transaction, id))));
    }

    private static Uni<Void> steps(SqlConnection transaction, long id) {
        return Multi.createFrom()
                .iterable(STEPS)
                .onItem()
                .transformToUniAndConcatenate(
                        step -> transaction.preparedQuery(step).execute(Tuple.of(id)))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
