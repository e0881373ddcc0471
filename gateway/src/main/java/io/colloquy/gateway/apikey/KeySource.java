package io.colloquy.gateway.apikey;

import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.identity.Asking;
import io.colloquy.gateway.identity.Credential;
import io.colloquy.gateway.identity.CredentialSource;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.identity.Role;
import io.colloquy.gateway.identity.Scope;
import io.colloquy.gateway.identity.Secret;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Recognises API keys. */
@ApplicationScoped
class KeySource implements CredentialSource {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String FIND = """
            SELECT k.id, k.account, k.scopes, a.role, extract(epoch FROM k.expires_at - now())::bigint AS seconds
              FROM api_key k JOIN account a ON a.id = k.account
             WHERE k.secret_hash = $1 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
               AND a.closed_at IS NULL
            """;

    private static final String HOLDS = """
            SELECT id FROM api_key
             WHERE account = $1 AND id = $2 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())
            """;

    private final Database database;

    KeySource(Database database) {
        this.database = database;
    }

    @Override
    public Credential.Kind kind() {
        return Credential.Kind.KEY;
    }

    @Override
    public Uni<Optional<Found>> find(Secret secret, Asking asking) {
        return database.run(FIND, Tuple.of(Buffer.buffer(secret.hash())), PATIENCE)
                .map(KeySource::found);
    }

    @Override
    public Uni<Boolean> holds(SqlConnection transaction, Identity identity) {
        return transaction
                .preparedQuery(HOLDS)
                .execute(Tuple.of(identity.account(), identity.credential().id()))
                .map(rows -> rows.size() > 0);
    }

    private static Optional<Found> found(RowSet<Row> rows) {
        for (Row row : rows) {
            Role role = Role.of(row.getString("role"));
            Set<Scope> scopes = Scope.of(Arrays.asList(row.getArrayOfStrings("scopes")));
            scopes.retainAll(role.scopes());
            Long seconds = row.getLong("seconds");
            return Optional.of(new Found(
                    new Identity(
                            row.getString("account"),
                            role,
                            scopes,
                            new Credential(Credential.Kind.KEY, row.getString("id"))),
                    seconds == null ? null : Duration.ofSeconds(seconds)));
        }
        return Optional.empty();
    }
}
