package io.colloquy.summary.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.summary.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Jobs owed to tracking-service. An order stands in the transaction of the change that owes it, so there is never one
 * without the other; {@link OutboxDelivery} sends it until it is acknowledged. Call {@link OutboxDelivery#wake()} after
 * the commit to have it sent at once.
 */
@ApplicationScoped
public class Outbox {
    private static final String ORDER =
            "INSERT INTO job_order (id, account, body) VALUES ($1, $2, $3::jsonb) ON CONFLICT (id) DO NOTHING";

    // Taking an order pushes its next attempt away, so that no other replica sends it meanwhile. For who is leaving
    // nothing
    // is begun any more.
    private static final String TAKE = """
            WITH due AS (
                SELECT id FROM job_order WHERE delivered_at IS NULL AND due_at <= now()
                   AND NOT EXISTS (SELECT FROM leaving_account l WHERE l.account = job_order.account)
                ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED)
            UPDATE job_order o SET due_at = now() + interval '10 seconds', attempts = attempts + 1
            FROM due WHERE o.id = due.id RETURNING o.id, o.account, o.body::text AS body""";

    private static final String DELIVERED = "UPDATE job_order SET delivered_at = now() WHERE id = $1";

    private static final String POSTPONE = """
            UPDATE job_order SET due_at = now() + least(power(2, attempts - 1), 30) * interval '1 second'
            WHERE id = $1 AND delivered_at IS NULL""";

    private final Database database;
    private final ObjectMapper json;

    Outbox(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Writes the order in the caller's transaction; the same id again changes nothing. */
    public Uni<Void> order(SqlConnection transaction, JobOrder order) {
        return transaction
                .preparedQuery(ORDER)
                .execute(Tuple.of(order.id(), order.account(), new JsonObject(body(order))))
                .replaceWithVoid();
    }

    Uni<List<Owed>> take(int most) {
        return database.query(TAKE, Tuple.of(most)).map(Outbox::owed);
    }

    Uni<Void> delivered(UUID id) {
        return database.query(DELIVERED, Tuple.of(id)).replaceWithVoid();
    }

    Uni<Void> postpone(UUID id) {
        return database.query(POSTPONE, Tuple.of(id)).replaceWithVoid();
    }

    record Owed(UUID id, String account, String body) {}

    private static List<Owed> owed(RowSet<Row> rows) {
        var owed = new ArrayList<Owed>();
        rows.forEach(row -> owed.add(new Owed(row.getUUID("id"), row.getString("account"), row.getString("body"))));
        return owed;
    }

    private record Body(UUID id, String kind, String title, Object payload, List<JobOrder.Batch> batches) {}

    private String body(JobOrder order) {
        try {
            return json.writeValueAsString(
                    new Body(order.id(), order.kind(), order.title(), order.payload(), order.batches()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("job order " + order.id() + " is not JSON", e);
        }
    }
}
