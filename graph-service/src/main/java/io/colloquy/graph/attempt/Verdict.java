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

    /**
     * What a provider did wrong, or null where it is not about the provider: places, a caller's hurry and a switch are our
     * own affairs. A problem of ours that was caused by a provider has its failure as the cause.
     */
    static ProviderFailure providers(Throwable thrown) {
        Throwable failure = Again.unwrapped(thrown);
        return failure instanceof ProviderFailure known
                ? known
                : failure.getCause() instanceof ProviderFailure cause ? cause : null;
    }

    /** Whether the route is away; a request that is refused says nothing about whether the next one would be. */
    static boolean isOutage(Throwable thrown) {
        ProviderFailure failure = providers(thrown);
        return failure != null
                && switch (failure.kind()) {
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
