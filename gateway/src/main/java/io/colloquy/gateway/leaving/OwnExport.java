package io.colloquy.gateway.leaving;

import io.colloquy.gateway.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** What the gateway itself knows of somebody: no secrets, because of those it has hashes only. */
@ApplicationScoped
class OwnExport {
    private static final String ALL = """
        SELECT type, line FROM (
            SELECT 1 AS place, 0::bigint AS number, 'account' AS type, jsonb_build_object(
                   'id', id, 'name', name, 'role', role, 'createdAt', created_at) AS line
              FROM account WHERE id = $1
            UNION ALL SELECT 2, 0, 'session', jsonb_build_object(
                   'id', id, 'client', client, 'createdAt', created_at, 'seenAt', seen_at, 'expiresAt', expires_at)
              FROM session WHERE account = $1
            UNION ALL SELECT 3, 0, 'key', jsonb_build_object(
                   'id', id, 'name', name, 'prefix', prefix, 'scopes', scopes, 'createdAt', created_at,
                   'expiresAt', expires_at, 'revokedAt', revoked_at)
              FROM api_key WHERE account = $1
            UNION ALL (SELECT 4, id, 'auditEvent', jsonb_build_object(
                   'at', at, 'actor', actor, 'action', action, 'subject', subject, 'requestId', request_id)
              FROM audit_event WHERE account = $1 ORDER BY id DESC LIMIT 10000)) AS everything
         ORDER BY place, number
        """;

    private final Database database;

    OwnExport(Database database) {
        this.database = database;
    }

    /** Its lines, in the form of the services' exports. */
    Uni<byte[]> of(String account) {
        return database.run(ALL, Tuple.of(account)).map(rows -> {
            var text = new StringBuilder();
            var counts = new JsonObject();
            for (Row row : rows) {
                String type = row.getString("type");
                JsonObject line = new JsonObject().put("type", type).mergeIn(row.getJsonObject("line"));
                text.append(line.encode()).append('\n');
                counts.put(type, counts.getInteger(type, 0) + 1);
            }
            text.append(
                    new JsonObject().put("type", "end").put("counts", counts).encode());
            return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        });
    }
}
