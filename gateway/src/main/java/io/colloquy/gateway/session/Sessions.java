package io.colloquy.gateway.session;

import io.colloquy.gateway.audit.Action;
import io.colloquy.gateway.audit.Audit;
import io.colloquy.gateway.audit.AuditEvent;
import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.identity.Credential;
import io.colloquy.gateway.identity.Credentials;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.identity.RandomName;
import io.colloquy.gateway.identity.Secret;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** All sessions. */
@ApplicationScoped
class Sessions {
    static final Duration LIFE = Duration.ofDays(30);

    /** Also ends those that ran out, and the one unused for longest when there would be more than fifty. */
    private static final String TIDY = """
            DELETE FROM session WHERE account = $1 AND (expires_at <= now() OR seen_at <= now() - interval '7 days' OR id IN
                (SELECT id FROM session WHERE account = $1 ORDER BY seen_at DESC, id OFFSET 49))
            """;
    /** The lock and the comparison keep out a log-in with the old password while it is being changed. */
    private static final String OPEN = """
            WITH entered AS (SELECT id FROM account WHERE id = $2 AND password = $5 AND closed_at IS NULL FOR SHARE)
            INSERT INTO session (id, account, secret_hash, client, expires_at)
            SELECT $1, id, $3, $4, now() + interval '30 days' FROM entered
            RETURNING expires_at
            """;

    private static final String LIST = "SELECT " + Session.COLUMNS + " FROM session"
            + " WHERE account = $1 AND expires_at > now() AND seen_at > now() - interval '7 days'"
            + " ORDER BY seen_at DESC, id";
    private static final String END = "DELETE FROM session WHERE account = $1 AND id = $2";

    private final Database database;
    private final Credentials credentials;

    Sessions(Database database, Credentials credentials) {
        this.database = database;
        this.credentials = credentials;
    }

    /** Empty when the password is no longer the one that was checked. */
    Uni<Optional<Opened>> open(String account, String password, String client, String requestId) {
        Secret secret = Secret.session();
        String id = RandomName.with("ses_");
        AuditEvent event = new AuditEvent(Action.LOG_IN, account, account, id, requestId, new JsonObject());
        Tuple values =
                Tuple.of(id, account, Buffer.buffer(secret.hash()), client).addString(password);
        return database.inTransaction(transaction -> transaction
                .preparedQuery(TIDY)
                .execute(Tuple.of(account))
                .chain(tidy -> transaction.preparedQuery(OPEN).execute(values))
                .chain(rows -> {
                    if (!rows.iterator().hasNext()) {
                        return Uni.createFrom().item(Optional.<Opened>empty());
                    }
                    Instant end = rows.iterator()
                            .next()
                            .getOffsetDateTime("expires_at")
                            .toInstant();
                    return Audit.write(transaction, event)
                            .replaceWith(Optional.of(new Opened(secret, id, account, end)));
                }));
    }

    Uni<List<Session>> list(Identity identity) {
        return database.run(LIST, Tuple.of(identity.account()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> Session.of(row, identity.credential()))
                        .toList());
    }

    /** Says whether this account had it. */
    Uni<Boolean> end(String account, String id, AuditEvent event) {
        return database.inTransaction(transaction -> transaction
                        .preparedQuery(END)
                        .execute(Tuple.of(account, id))
                        .chain(rows -> rows.rowCount() == 0
                                ? Uni.createFrom().item(false)
                                : Audit.write(transaction, event).replaceWith(true)))
                .invoke(ended -> credentials.forget(new Credential(Credential.Kind.SESSION, id)));
    }

    /** @param expiresAt by the database's clock */
    record Opened(Secret secret, String id, String account, Instant expiresAt) {}
}
