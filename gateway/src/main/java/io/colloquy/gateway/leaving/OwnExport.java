package io.colloquy.gateway.leaving;

import io.colloquy.gateway.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the gateway itself knows of somebody: no secrets, because of those it has hashes only, and not the answers that it keeps
 * for a day, because what they tell is in the services' exports.
 */
@ApplicationScoped
class OwnExport {
    private static final int PAGE = 500;

    /** Ids of accounts and of sessions are never the same. */
    private static final String PERSON = """
        SELECT 'account' AS type, id, jsonb_build_object(
               'id', id, 'name', name, 'role', role, 'createdAt', created_at, 'subject',
               (SELECT subject FROM oidc_subject WHERE oidc_subject.account = account.id)) AS line
          FROM account WHERE id = $1 AND id > $2
        UNION ALL SELECT 'session', id, jsonb_build_object(
               'id', id, 'client', client, 'createdAt', created_at, 'seenAt', seen_at, 'expiresAt', expires_at)
          FROM session WHERE account = $1 AND id > $2
        ORDER BY id LIMIT $3
        """;

    private static final String KEYS = """
        SELECT 'key' AS type, id, jsonb_build_object(
               'id', id, 'name', name, 'prefix', prefix, 'scopes', scopes, 'createdAt', created_at,
               'expiresAt', expires_at, 'revokedAt', revoked_at) AS line
          FROM api_key WHERE account = $1 AND id > $2 ORDER BY id LIMIT $3
        """;

    /** What was done to him, and what he did, to himself or to others. */
    private static final String EVENTS = """
        WITH touched AS (SELECT * FROM audit_event
                          WHERE account = $1 AND id > coalesce(nullif($2, '')::bigint, 0) ORDER BY id LIMIT $3),
             did AS (SELECT * FROM audit_event
                      WHERE actor = $1 AND id > coalesce(nullif($2, '')::bigint, 0) ORDER BY id LIMIT $3)
        SELECT 'auditEvent' AS type, id::text AS id, jsonb_build_object(
               'at', at, 'actor', actor, 'account', account, 'action', action, 'subject', subject,
               'requestId', request_id, 'detail', detail) AS line
          FROM (TABLE touched UNION TABLE did) AS event ORDER BY event.id LIMIT $3
        """;

    private final Database database;

    OwnExport(Database database) {
        this.database = database;
    }

    /** Its lines, in the form of the services' exports, page by page as they are taken. */
    Multi<byte[]> of(String account) {
        var counts = new TreeMap<String, Object>();
        Uni<byte[]> end = Uni.createFrom()
                .item(() -> bytes(new JsonObject().put("type", "end").put("counts", new JsonObject(counts))));
        return Multi.createBy()
                .concatenating()
                .streams(
                        all(PERSON, account, counts),
                        all(KEYS, account, counts),
                        all(EVENTS, account, counts),
                        end.toMulti());
    }

    private Multi<byte[]> all(String sql, String account, Map<String, Object> counts) {
        var after = new AtomicReference<>("");
        return Multi.createBy()
                .repeating()
                .uni(() -> database.run(sql, Tuple.of(account, after.get(), PAGE)))
                .whilst(rows -> rows.size() == PAGE)
                .map(rows -> lines(rows, after, counts))
                .select()
                .where(lines -> lines.length > 0);
    }

    private static byte[] lines(RowSet<Row> rows, AtomicReference<String> after, Map<String, Object> counts) {
        var text = new StringBuilder();
        for (Row row : rows) {
            String type = row.getString("type");
            text.append(new JsonObject()
                            .put("type", type)
                            .mergeIn(row.getJsonObject("line"))
                            .encode())
                    .append('\n');
            counts.merge(type, 1, (so, more) -> (int) so + (int) more);
            after.set(row.getString("id"));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(JsonObject line) {
        return (line.encode() + '\n').getBytes(StandardCharsets.UTF_8);
    }
}
