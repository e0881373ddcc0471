package io.colloquy.gateway.account;

import io.colloquy.gateway.identity.Role;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody who may come in.
 *
 * @param name by which he logs in; null once he has left
 * @param subject what the issuer calls him with whose tokens he comes; null for everybody else
 * @param closedAt null while it is open
 */
public record Account(
        String id,
        @Schema(nullable = true) String name,
        Role role,
        @Schema(nullable = true) String subject,
        Instant createdAt,
        @Schema(nullable = true) Instant closedAt) {
    static final String COLUMNS = "id, name, role, created_at, closed_at,"
            + " (SELECT subject FROM oidc_subject WHERE oidc_subject.account = account.id) AS subject";

    static Account of(Row row) {
        return new Account(
                row.getString("id"),
                row.getString("name"),
                Role.of(row.getString("role")),
                row.getString("subject"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("closed_at") == null
                        ? null
                        : row.getOffsetDateTime("closed_at").toInstant());
    }
}
