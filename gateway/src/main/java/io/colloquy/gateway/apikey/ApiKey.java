package io.colloquy.gateway.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colloquy.gateway.identity.Scope;
import io.colloquy.gateway.identity.Secret;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a program is let in with.
 *
 * @param prefix the six characters after {@code clq_}, by which its owner tells it from others
 * @param expiresAt null for never
 * @param revokedAt null while it works
 * @param key the whole of it; said once, when it is made
 */
record ApiKey(
        String id,
        String name,
        String prefix,
        Set<Scope> scopes,
        Instant createdAt,
        @Schema(nullable = true) Instant expiresAt,
        @Schema(nullable = true) Instant revokedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true)
        String key) {
    static final String COLUMNS = "id, name, prefix, scopes, created_at, expires_at, revoked_at";

    static ApiKey of(Row row) {
        return new ApiKey(
                row.getString("id"),
                row.getString("name"),
                row.getString("prefix"),
                new TreeSet<>(Scope.of(Arrays.asList(row.getArrayOfStrings("scopes")))),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("expires_at")),
                instant(row.getOffsetDateTime("revoked_at")),
                null);
    }

    ApiKey with(Secret secret) {
        return new ApiKey(id, name, prefix, scopes, createdAt, expiresAt, revokedAt, secret.reveal());
    }

    @Override
    public String toString() {
        return id;
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
