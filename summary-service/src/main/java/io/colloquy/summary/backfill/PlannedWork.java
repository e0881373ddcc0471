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
            SELECT p.plan_id, plan.account, p.chat_id, p.day, p.base_revision, p.result, p.job_id, p.cost, p.unpriced,
                coalesce(s.revision, 0) AS newest, coalesce(s.method = 'extractive', false) AS extract
            FROM backfill_plan plan JOIN plan_day p ON p.plan_id = plan.id
            LEFT JOIN LATERAL (
                SELECT revision, method FROM summary s WHERE s.chat_id = p.chat_id AND s.day = p.day
                ORDER BY revision DESC LIMIT 1) s ON true
            WHERE plan.id = $1 AND p.taken AND p.chat_id || '/' || p.day = ANY ($2::text[])""";

    private static final String RESULT = """
            UPDATE plan_day SET result = $4, job_id = $5, cost = $6, unpriced = $7
            WHERE plan_id = $1 AND chat_id = $2 AND day = $3""";

    private final Database database;

    PlannedWork(Database database) {
        this.database = database;
    }

    // Held until the result is there: what is being taken away waits for it, or was first.
    private static final String HOLD = "SELECT FROM chat WHERE account = $1 AND id = $2 FOR KEY SHARE";

    /** One item and whose it is; its newest summary, and how it ended before, if it did. */
    record Item(UUID planId, String account, long chatId, LocalDate day, int baseRevision, Newest newest, Ended ended) {
        boolean overtaken() {
            return newest.revision() > baseRevision;
        }

        /** As a job has to do it: what another job left as an extract is due again, on top of that extract. */
        Item in(UUID job) {
            boolean dueAgain =
                    ended != null && !ended.by(job) && ended.result().equals("fallback") && newest.isExtract();
            return dueAgain ? new Item(planId, account, chatId, day, newest.revision(), newest, null) : this;
        }
    }

    /** The day's newest summary; revision 0 when there is none. */
    record Newest(int revision, boolean isExtract) {}

    /** How a job ended an item: result is created, fallback or skipped. */
    record Ended(String result, UUID job, Spending spending) {
        boolean by(UUID other) {
            return job.equals(other);
        }
    }

    /** By item; one that is not of the plan is missing. */
    Uni<Map<String, Item>> of(UUID planId, List<String> items) {
        return database.query(OF_ITEMS, Tuple.of(planId, items.toArray(String[]::new)))
                .map(rows -> {
                    var found = new LinkedHashMap<String, Item>();
                    rows.forEach(row -> {
                        Item item = item(row);
                        found.put(item.chatId() + "/" + item.day(), item);
                    });
                    return found;
                });
    }

    /** Whether the item's chat is still its owner's; it stays so until the transaction ends. */
    Uni<Boolean> held(SqlConnection transaction, Item item) {
        return transaction
                .preparedQuery(HOLD)
                .execute(Tuple.of(item.account(), item.chatId()))
                .map(rows -> rows.size() == 1);
    }

    Uni<Void> ended(SqlConnection transaction, Item item, Ended how) {
        Tuple values = Tuple.of(item.planId(), item.chatId(), item.day(), how.result(), how.job())
                .addValue(how.spending().amount())
                .addValue(how.spending().unpriced());
        return transaction.preparedQuery(RESULT).execute(values).replaceWithVoid();
    }

    private static Item item(Row row) {
        String result = row.getString("result");
        var spending = new Spending(row.getBigDecimal("cost"), row.getInteger("unpriced"));
        return new Item(
                row.getUUID("plan_id"),
                row.getString("account"),
                row.getLong("chat_id"),
                row.getLocalDate("day"),
                row.getInteger("base_revision"),
                new Newest(row.getInteger("newest"), row.getBoolean("extract")),
                result == null ? null : new Ended(result, row.getUUID("job_id"), spending));
    }
}
