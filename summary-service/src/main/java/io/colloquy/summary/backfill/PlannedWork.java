package io.colloquy.summary.backfill;

import io.colloquy.summary.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a batch's items mean, and what became of them. */
@ApplicationScoped
class PlannedWork {
    private static final String OF_ITEMS = """
            SELECT p.chat_id, p.day, p.base_revision, p.result, coalesce(s.revision, 0) AS newest
            FROM plan_day p
            LEFT JOIN LATERAL (
                SELECT max(revision) AS revision FROM summary s WHERE s.chat_id = p.chat_id AND s.day = p.day) s ON true
            WHERE p.plan_id = $1 AND p.taken AND p.chat_id || '/' || p.day = ANY ($2::text[])""";

    private static final String RESULT =
            "UPDATE plan_day SET result = $4 WHERE plan_id = $1 AND chat_id = $2 AND day = $3";

    private final Database database;

    PlannedWork(Database database) {
        this.database = database;
    }

    /** One item; {@code result} is what an earlier attempt did to it, or null. */
    record Item(UUID planId, long chatId, LocalDate day, int baseRevision, int newestRevision, String result) {
        boolean overtaken() {
            return newestRevision > baseRevision;
        }
    }

    /** By item; one that is not of the plan is missing. */
    Uni<Map<String, Item>> of(UUID planId, List<String> items) {
        return database.query(OF_ITEMS, Tuple.of(planId, items.toArray(String[]::new)))
                .map(rows -> {
                    var found = new LinkedHashMap<String, Item>();
                    for (Row row : rows) {
                        var item = new Item(
                                planId,
                                row.getLong("chat_id"),
                                row.getLocalDate("day"),
                                row.getInteger("base_revision"),
                                row.getInteger("newest"),
                                row.getString("result"));
                        found.put(item.chatId() + "/" + item.day(), item);
                    }
                    return found;
                });
    }

    Uni<Void> ended(SqlConnection transaction, Item item, String result) {
        return transaction
                .preparedQuery(RESULT)
                .execute(Tuple.of(item.planId(), item.chatId(), item.day(), result))
                .replaceWithVoid();
    }
}
