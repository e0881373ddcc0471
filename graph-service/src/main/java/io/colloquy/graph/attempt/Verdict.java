package io.colloquy.graph.attempt;

import io.colloquy.graph.provider.ProviderFailure;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What one attempt says about its route, once: it answered, it failed, or nobody stayed to find out. */
final class Verdict {
    private final Runnable answered;
    private final Consumer<Throwable> failed;
    private final Runnable withheld;
    private final AtomicBoolean given = new AtomicBoolean();

    /** @param withheld what to do when there is to be no verdict */
    Verdict(Runnable answered, Consumer<Throwable> failed, Runnable withheld) {
        this.answered = answered;
        this.failed = failed;
        this.withheld = withheld;
    }

    /** Whether a failure says anything about the route: a place, a caller's hurry and a switch are our own affairs. */
    static boolean isIn(Throwable failure) {
        return Again.unwrapped(failure) instanceof ProviderFailure || failure.getCause() instanceof ProviderFailure;
    }

    /** Whether the route is away; a request that is refused says nothing about whether the next one would be. */
    static boolean isOutage(Throwable failure) {
        Throwable known = failure.getCause() instanceof ProviderFailure cause ? cause : Again.unwrapped(failure);
        return known instanceof ProviderFailure provider
                && switch (provider.kind()) {
                    case UNAVAILABLE, SILENT, CUT_OFF -> true;
                    default -> false;
                };
    }

    void answered() {
        give(answered);
    }

    void failed(Throwable failure) {
        give(() -> failed.accept(failure));
    }

    void withhold() {
        give(withheld);
    }

    private void give(Runnable telling) {
        if (given.compareAndSet(false, true)) {
            telling.run();
        }
    }
}
