package io.colloquy.gateway.oidc;

import io.colloquy.gateway.audit.Action;
import io.colloquy.gateway.audit.Audit;
import io.colloquy.gateway.audit.AuditEvent;
import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.identity.Asking;
import io.colloquy.gateway.identity.Credential;
import io.colloquy.gateway.identity.CredentialSource.Found;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.identity.RandomName;
import io.colloquy.gateway.identity.Role;
import io.colloquy.gateway.identity.Secret;
import io.colloquy.gateway.limit.Newcomers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;

/** Which account is whose at the issuer. Whoever comes for the first time gets one, without a password. */
@ApplicationScoped
class Subjects {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String FIND = """
            SELECT id, role, closed_at IS NULL AND $3 >= tokens_from AS open
              FROM oidc_subject JOIN account ON account.id = oidc_subject.account
             WHERE issuer = $1 AND subject_hash = sha256(convert_to($2, 'UTF8'))
            """;
    /** Of several who make the same one at once, the first does; the others wait for him and make nothing. */
    private static final String CREATE = """
            WITH subject AS (
                INSERT INTO oidc_subject (issuer, subject_hash, subject, account)
                VALUES ($1, sha256(convert_to($2, 'UTF8')), $2, $3) ON CONFLICT DO NOTHING RETURNING account)
            INSERT INTO account (id, name, role) SELECT account, $4, 'user' FROM subject RETURNING id
            """;

    private static final String HOLDS = "SELECT FROM oidc_subject WHERE account = $1 AND tokens_from <= $2";

    private final Database database;
    private final Newcomers newcomers;

    Subjects(Database database, Newcomers newcomers) {
        this.database = database;
        this.newcomers = newcomers;
    }

    /** Empty for an account that was closed, or to which an operator has ended the tokens of that time. */
    Uni<Optional<Found>> find(Issuer issuer, IssuerToken token, Secret secret, Asking asking) {
        return known(issuer, token)
                .chain(row -> row.isPresent()
                        ? Uni.createFrom().item(row)
                        : newcomers
                                .count(asking.address())
                                .chain(counted -> create(issuer, token, asking))
                                .chain(created -> known(issuer, token)))
                .map(row -> row.filter(found -> found.getBoolean("open")).map(found -> found(found, token, secret)));
    }

    /** Whether no operator has ended his tokens since he logged in. */
    Uni<Boolean> hold(SqlConnection transaction, Identity identity) {
        return transaction
                .preparedQuery(HOLDS)
                .execute(Tuple.of(
                        identity.account(), identity.credential().proven().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() > 0);
    }

    private Uni<Optional<Row>> known(Issuer issuer, IssuerToken token) {
        return database.run(
                        FIND,
                        Tuple.of(issuer.id(), token.subject(), token.issued().atOffset(ZoneOffset.UTC)),
                        PATIENCE)
                .map(rows ->
                        rows.iterator().hasNext() ? Optional.of(rows.iterator().next()) : Optional.empty());
    }

    private Uni<Void> create(Issuer issuer, IssuerToken token, Asking asking) {
        String id = RandomName.with("acc_");
        AuditEvent event = new AuditEvent(
                Action.ACCOUNT_CREATED, id, id, null, asking.requestId(), new JsonObject().put("by", "oidc"));
        // Names of the issuer's are no good here: one of them may be somebody else's already.
        Tuple values = Tuple.of(issuer.id(), token.subject(), id, RandomName.with("oidc-"));
        return database.inTransaction(transaction -> transaction
                .preparedQuery(CREATE)
                .execute(values)
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : Audit.write(transaction, event.with("role", Role.USER.text()))));
    }

    private static Found found(Row row, IssuerToken token, Secret secret) {
        String id = "oidc_" + HexFormat.of().formatHex(secret.hash(), 0, 8);
        var credential = new Credential(Credential.Kind.OIDC, id, token.proven());
        return new Found(
                new Identity(row.getString("id"), Role.of(row.getString("role")), token.scopes(), credential),
                Duration.between(Instant.now(), token.expires()));
    }
}
