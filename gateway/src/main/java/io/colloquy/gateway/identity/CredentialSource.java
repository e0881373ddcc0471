package io.colloquy.gateway.identity;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Optional;

/** Where one kind of credentials is kept. */
public interface CredentialSource {
    Credential.Kind kind();

    /**
     * Empty when there is none, or none any more: expired, revoked, or its account closed. Fails with a
     * {@link io.colloquy.gateway.problem.Refused} when there is something else to say to whoever asks.
     */
    Uni<Optional<Found>> find(Secret secret, Asking asking);

    /** Whether this very credential still opens its account, as the transaction sees it. */
    Uni<Boolean> holds(SqlConnection transaction, Identity identity);

    /**
     * Whom a credential stands for.
     *
     * @param left how long it lives by the database's clock; null for as long as nobody revokes it
     */
    record Found(Identity identity, Duration left) {}
}
