package io.colloquy.gateway.identity;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Supplier;

/** Bounds what it costs to be asked by people whom nobody knows. */
public interface Strangers {
    /**
     * Asks, unless too many from this address have been nobody lately: then it fails with a
     * {@link io.colloquy.gateway.problem.Refused} and asks nobody.
     */
    <T> Uni<Optional<T>> ask(InetAddress address, Supplier<Uni<Optional<T>>> question);
}
