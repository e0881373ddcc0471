package io.colloquy.gateway.account;

import io.colloquy.gateway.identity.Role;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/**
 * Somebody who may come in.
 *
 * @param name by which he logs in; null once he has left
 * @param closedAt null while it is open
 */
public record Account(String id, String name, Role role, Instant createdAt, Instant closedAt) {
    static final String COLUMNS = "id, name, role, created_at, closed_at";

    static Account of(Row row) {
        return new Account(
                row.getString("id"),
                row.getString("name"),
                Role.of(row.getString("role")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("closed_at") == null
                        ? null
                        : row.getOffsetDateTime("closed_at").toInstant());
    }
}
