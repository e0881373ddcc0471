package io.colloquy.gateway.session;

import io.colloquy.gateway.identity.Credential;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/**
 * A log-in that lasts.
 *
 * @param client what the program that logged in called itself
 * @param seenAt when it was last used, to within ten minutes
 * @param current whether it is the one that asks
 */
record Session(String id, String client, Instant createdAt, Instant seenAt, Instant expiresAt, boolean current) {
    static final String COLUMNS = "id, client, created_at, seen_at, expires_at";

    static Session of(Row row, Credential asking) {
        return new Session(
                row.getString("id"),
                row.getString("client"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("seen_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                asking.equals(new Credential(Credential.Kind.SESSION, row.getString("id"))));
    }
}
