package io.colloquy.gateway.session;

import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.identity.Asking;
import io.colloquy.gateway.identity.Credential;
import io.colloquy.gateway.identity.CredentialSource;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.identity.Role;
import io.colloquy.gateway.identity.Secret;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Recognises sessions. One that nobody used for a week has ended, also before its time. */
@ApplicationScoped
class SessionSource implements CredentialSource {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** That it was used is written once in some minutes: a write a request would be a high price for it. */
    private static final String FIND = """
            WITH hit AS (
                SELECT s.id, s.account, s.seen_at, s.expires_at, a.role
                  FROM session s JOIN account a ON a.id = s.account
                 WHERE s.secret_hash = $1 AND s.expires_at > now() AND s.seen_at > now() - interval '7 days'
                   AND a.closed_at IS NULL),
            seen AS (
                UPDATE session SET seen_at = now() FROM hit
                 WHERE session.id = hit.id AND hit.seen_at < now() - interval '10 minutes')
            SELECT id, account, role, extract(epoch FROM expires_at - now())::bigint AS seconds FROM hit
            """;

    private static final String HOLDS = """
            SELECT id FROM session
             WHERE account = $1 AND id = $2 AND expires_at > now() AND seen_at > now() - interval '7 days'
            """;

    private final Database database;

    SessionSource(Database database) {
        this.database = database;
    }

    @Override
    public Credential.Kind kind() {
        return Credential.Kind.SESSION;
    }

    @Override
    public Uni<Optional<Found>> find(Secret secret, Asking asking) {
        return database.run(FIND, Tuple.of(Buffer.buffer(secret.hash())), PATIENCE)
                .map(SessionSource::found);
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
            Credential credential = new Credential(Credential.Kind.SESSION, row.getString("id"));
            return Optional.of(new Found(
                    new Identity(row.getString("account"), role, role.scopes(), credential),
                    Duration.ofSeconds(row.getLong("seconds"))));
        }
        return Optional.empty();
    }
}
