package io.colloquy.gateway.apikey;

import io.colloquy.gateway.audit.Audit;
import io.colloquy.gateway.audit.AuditEvent;
import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.identity.Confirmation;
import io.colloquy.gateway.identity.Credential;
import io.colloquy.gateway.identity.Credentials;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.identity.Scope;
import io.colloquy.gateway.identity.Secret;
import io.colloquy.gateway.problem.Invalid;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** All API keys. */
@ApplicationScoped
class Keys {
    private static final String COUNT = """
            SELECT count(*) FROM api_key
             WHERE account = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())
            """;
    /** A key lives no longer than the key that made it: else an hour's access could be turned into one for ever. */
    private static final String CREATE = """
            INSERT INTO api_key (id, account, name, prefix, secret_hash, scopes, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, least(
                now() + make_interval(days => $7), (SELECT expires_at FROM api_key WHERE account = $2 AND id = $8)))
            RETURNING\s""" + ApiKey.COLUMNS;

    private static final String LIST =
            "SELECT " + ApiKey.COLUMNS + " FROM api_key WHERE account = $1 AND id > $2 ORDER BY id LIMIT $3";
    private static final String FIND = "SELECT " + ApiKey.COLUMNS + " FROM api_key WHERE account = $1 AND id = $2";
    private static final String REVOKE =
            "UPDATE api_key SET revoked_at = now() WHERE account = $1 AND id = $2 AND revoked_at IS NULL";
    private static final int MOST = 50;

    private final Database database;
    private final Credentials credentials;
    private final Confirmation confirmation;

    Keys(Database database, Credentials credentials, Confirmation confirmation) {
        this.database = database;
        this.credentials = credentials;
        this.confirmation = confirmation;
    }

    Uni<ApiKey> create(String id, KeyRequest request, Identity asking, AuditEvent event) {
        Secret secret = Secret.key();
        Set<Scope> scopes = request.scopesFor(asking);
        String[] texts = scopes.stream().map(Scope::text).toArray(String[]::new);
        Tuple values = Tuple.tuple()
                .addString(id)
                .addString(asking.account())
                .addString(request.name().strip())
                .addString(secret.prefix())
                .addValue(Buffer.buffer(secret.hash()))
                .addArrayOfString(texts)
                .addInteger(request.expiresInDays())
                .addString(asking.credential().id());
        return database.inTransaction(transaction -> confirmation
                .of(transaction, asking)
                .chain(alone -> room(transaction, asking.account()))
                .chain(room -> transaction.preparedQuery(CREATE).execute(values))
                .map(rows -> ApiKey.of(rows.iterator().next()))
                .call(key -> Audit.write(transaction, event.with("scopes", String.join(" ", texts))))
                .map(key -> key.with(secret)));
    }

    Uni<List<ApiKey>> list(String account, String after, int limit) {
        return database.run(LIST, Tuple.of(account, after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ApiKey::of)
                        .toList());
    }

    Uni<ApiKey> get(String account, String id) {
        return database.run(FIND, Tuple.of(account, id)).map(Keys::found);
    }

    /** Fails with a 404 for a key that this account has not; one that is revoked already stays so. */
    Uni<Void> revoke(String account, String id, AuditEvent event) {
        return database.inTransaction(transaction -> transaction
                        .preparedQuery(FIND)
                        .execute(Tuple.of(account, id))
                        .map(Keys::found)
                        .chain(key -> transaction.preparedQuery(REVOKE).execute(Tuple.of(account, id)))
                        .chain(rows ->
                                rows.rowCount() == 0 ? Uni.createFrom().voidItem() : Audit.write(transaction, event)))
                .invoke(done -> credentials.forget(new Credential(Credential.Kind.KEY, id)));
    }

    /** Nobody else makes one meanwhile. */
    private static Uni<Void> room(SqlConnection transaction, String account) {
        return transaction.preparedQuery(COUNT).execute(Tuple.of(account)).map(rows -> {
            if (rows.iterator().next().getLong(0) >= MOST) {
                throw Invalid.field("body", "an account has " + MOST + " keys at most; revoke one first");
            }
            return null;
        });
    }

    private static ApiKey found(RowSet<Row> rows) {
        if (!rows.iterator().hasNext()) {
            throw Invalid.notFound();
        }
        return ApiKey.of(rows.iterator().next());
    }
}
