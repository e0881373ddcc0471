package io.colloquy.gateway.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Writes down what is done, in the transaction that does it: neither is there without the other. */
public final class Audit {
    private static final String WRITE = """
            INSERT INTO audit_event (actor, account, action, subject, request_id, detail) VALUES ($1, $2, $3, $4, $5, $6)
            """;

    private Audit() {}

    public static Uni<Void> write(SqlConnection transaction, AuditEvent event) {
        return transaction.preparedQuery(WRITE).execute(values(event)).replaceWithVoid();
    }

    static Tuple values(AuditEvent event) {
        return Tuple.tuple()
                .addString(event.actor())
                .addString(event.account())
                .addString(event.action().text())
                .addString(event.subject())
                .addString(event.requestId())
                .addValue(event.detail());
    }
}
