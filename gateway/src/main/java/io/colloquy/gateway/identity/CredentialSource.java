package io.colloquy.gateway.identity;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/** Where one kind of credentials is kept. */
public interface CredentialSource {
    Credential.Kind kind();

    /** Empty when there is none, or none any more: expired, revoked, or its account closed. */
    Uni<Optional<Found>> find(byte[] hash);

    /**
     * Whom a credential stands for.
     *
     * @param left how long it lives by the database's clock; null for as long as nobody revokes it
     */
    record Found(Identity identity, Duration left) {}
}
