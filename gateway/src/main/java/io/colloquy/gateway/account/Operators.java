package io.colloquy.gateway.account;

import io.colloquy.gateway.identity.Confirmation;
import io.colloquy.gateway.identity.Identity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Those who run the system, and of whom one has to stay. */
@ApplicationScoped
public class Operators {
    private static final String LOCK =
            "SELECT id FROM account WHERE role = 'operator' AND closed_at IS NULL" + " ORDER BY id FOR NO KEY UPDATE";

    private final Confirmation confirmation;

    Operators(Confirmation confirmation) {
        this.confirmation = confirmation;
    }

    /**
     * For a transaction by which an operator may be lost, or that only an operator may do: it begins when no other of that
     * kind is under way. Else two who leave, or who end each other, would both still see the other. Fails with a 401 when
     * whoever asks is no longer what he was.
     */
    public Uni<Void> oneAtATime(SqlConnection transaction, Identity asking) {
        return transaction.query(LOCK).execute().chain(alone -> confirmation.of(transaction, asking));
    }
}
