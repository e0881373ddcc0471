package io.colloquy.summary.importing;

import io.colloquy.summary.chat.ChatProblem;
import io.colloquy.summary.importing.reading.ParsedMessage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The chats of its owner into which one import's messages go, found or made as their names come up, and locked until the commit. */
final class ChatSlots {
    // Imports of one name wait for each other: two of the same file at once must not make two chats.
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 20))";
    private static final String LOCK = "SELECT id FROM chat WHERE account = $1 AND id = $2 FOR NO KEY UPDATE";
    private static final String BY_NAME = "SELECT id FROM chat WHERE account = $1 AND name = $2 ORDER BY id LIMIT 1";

    /** The file does not name its chat: a chat of the same name that holds the file's first message is the one. */
    private static final String BY_FIRST_MESSAGE = """
            SELECT c.id FROM chat c WHERE c.account = $1 AND c.name = $2 AND EXISTS (
                SELECT 1 FROM message m WHERE m.chat_id = c.id AND m.at >= $3::timestamptz
                   AND m.at < $3::timestamptz + interval '1 minute'
                   AND m.sender IS NOT DISTINCT FROM $4 AND m.text = $5)
             ORDER BY c.id LIMIT 1""";

    private static final String CREATE = "INSERT INTO chat (account, name, zone) VALUES ($1, $2, $3) RETURNING id";
    private static final String RECORD = "INSERT INTO import_chat (import_id, chat_id, created) VALUES ($1, $2, $3)";

    private final SqlConnection transaction;
    private final StoredImport stored;
    private final Map<String, Long> chats = new HashMap<>();
    private boolean anyOld;

    ChatSlots(SqlConnection transaction, StoredImport stored) {
        this.transaction = transaction;
        this.stored = stored;
    }

    /** The id of a chat that {@link #open} has seen. */
    long id(String name) {
        return chats.get(key(name));
    }

    /** Whether some chat was there before, so that its messages may be among the file's. */
    boolean anyOld() {
        return anyOld;
    }

    Uni<Void> open(List<ParsedMessage> batch) {
        Map<String, ParsedMessage> firsts = new LinkedHashMap<>();
        for (ParsedMessage message : batch) {
            String name = key(message.chat());
            if (!chats.containsKey(name)) {
                firsts.putIfAbsent(name, message);
            }
        }
        return Multi.createFrom()
                .iterable(firsts.entrySet())
                .onItem()
                .transformToUniAndConcatenate(first -> open(first.getKey(), first.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private String key(String name) {
        return stored.target() != null ? "" : name == null ? stored.chatName() : name;
    }

    private Uni<Void> open(String name, ParsedMessage first) {
        Uni<Long> found = stored.target() != null
                ? Uni.createFrom().item(stored.target())
                : transaction
                        .preparedQuery(ONE_AT_A_TIME)
                        .execute(Tuple.of(stored.account(), name))
                        .chain(() -> find(name, first));
        return found.chain(id -> id == null ? create(name) : lock(id))
                .invoke(id -> chats.put(name, id))
                .replaceWithVoid();
    }

    private Uni<Long> find(String name, ParsedMessage first) {
        Instant minute = first.at().truncatedTo(ChronoUnit.MINUTES);
        OffsetDateTime from = minute.atOffset(ZoneOffset.UTC);
        var query = first.chat() == null
                ? transaction
                        .preparedQuery(BY_FIRST_MESSAGE)
                        .execute(Tuple.of(stored.account(), name, from, first.sender(), first.text()))
                : transaction.preparedQuery(BY_NAME).execute(Tuple.of(stored.account(), name));
        return query.map(
                rows -> rows.size() == 0 ? null : rows.iterator().next().getLong("id"));
    }

    private Uni<Long> create(String name) {
        return transaction
                .preparedQuery(CREATE)
                .execute(Tuple.of(stored.account(), name, stored.zone()))
                .map(rows -> rows.iterator().next().getLong("id"))
                .call(id -> transaction.preparedQuery(RECORD).execute(Tuple.of(stored.id(), id, true)));
    }

    private Uni<Long> lock(long id) {
        anyOld = true;
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(stored.account(), id))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw ChatProblem.unknownChat(String.valueOf(id));
                    }
                })
                .chain(() -> transaction.preparedQuery(RECORD).execute(Tuple.of(stored.id(), id, false)))
                .replaceWith(id);
    }
}
