package io.colloquy.gateway.forward;

import io.smallrye.mutiny.Uni;

/** A neighbour behind its guard: timeout, breaker, one more try of a read, and a problem instead of a failure. */
interface NeighbourClient {
    /** Fails with nothing but {@link io.colloquy.gateway.problem.Refused}. */
    Uni<Attempt> attempt(Call call);
}
