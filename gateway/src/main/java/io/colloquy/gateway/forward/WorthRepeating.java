package io.colloquy.gateway.forward;

import java.util.function.Predicate;

/** Only a read without a body is tried again, and only when nothing was answered. */
public final class WorthRepeating implements Predicate<Throwable> {
    @Override
    public boolean test(Throwable failure) {
        return failure instanceof NeighbourFailure lost && lost.repeatable();
    }
}
