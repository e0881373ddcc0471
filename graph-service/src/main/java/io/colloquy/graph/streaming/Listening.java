package io.colloquy.graph.streaming;

import io.colloquy.graph.provider.Chunk;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.ProviderFailure.Kind;
import io.colloquy.graph.provider.Usage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** One attempt that is listened to, until it ends, fails, falls silent or nobody wants it any more. */
final class Listening {
    private static final Logger LOG = Logger.getLogger(Listening.class);

    private final Draft draft;
    private final Delivered delivered;
    private final Consumer<Delta> caller;
    private final Consumer<Draft> spent;
    private final Patience patience;
    private UniEmitter<? super Usage> emitter;
    private Subscription provider;
    private ScheduledFuture<?> timer;
    private boolean over;
    /** Whether the provider said no before it said anything, which nobody bills. */
    private boolean refused;

    Listening(Draft draft, Delivered delivered, StreamLimits limits, Consumer<Delta> caller, Consumer<Draft> spent) {
        this.draft = draft;
        this.delivered = delivered;
        this.caller = caller;
        this.spent = spent;
        this.patience = new Patience(limits, System.nanoTime());
    }

    /** Begins; the emitter gets the attempt's own usage at a good end, or what was wrong. */
    synchronized void begin(UniEmitter<? super Usage> attempt, Multi<Chunk> chunks) {
        emitter = attempt;
        attempt.onTermination(this::leave);
        watch();
        chunks.subscribe().with(this::subscribed, this::take, this::failed, this::ended);
    }

    /** Closes the provider's socket; what was heard until now counts as spent. */
    synchronized void leave() {
        if (stop()) {
            emitter.fail(new CancellationException("nobody waits for this answer any more"));
        }
    }

    private synchronized void subscribed(Subscription subscription) {
        provider = subscription;
        if (over) {
            subscription.cancel();
        } else {
            subscription.request(Long.MAX_VALUE);
        }
    }

    private synchronized void take(Chunk chunk) {
        if (over) {
            return;
        }
        try {
            show(draft.add(chunk));
        } catch (StreamBroken broken) {
            fail(broken);
            return;
        }
        if (patience.heard(chunk, System.nanoTime())) {
            watch();
        }
    }

    private synchronized void ended() {
        if (over) {
            return;
        }
        try {
            List<Delta> rest = draft.end();
            stop();
            show(rest);
            emitter.complete(draft.usage());
        } catch (ProviderFailure | StreamBroken failure) {
            fail(failure);
        }
    }

    private synchronized void failed(Throwable failure) {
        refused = draft.tokens() == 0;
        if (!over && draft.closes()) {
            ended();
        } else if (!over) {
            fail(failure);
        }
    }

    private synchronized void silent() {
        long left = patience.leftNanos(System.nanoTime());
        if (over) {
            return;
        }
        if (left > 0) {
            watch();
            return;
        }
        switch (patience.phase()) {
            case ENDING -> ended();
            case WAITING -> fail(new ProviderFailure(Kind.SILENT, "The provider did not begin to answer in time."));
            case TALKING -> failed(new ProviderFailure(Kind.SILENT, "The provider fell silent in the middle."));
        }
    }

    private void watch() {
        if (timer != null) {
            timer.cancel(false);
        }
        long millis = patience.timerMillis(System.nanoTime());
        timer = Infrastructure.getDefaultWorkerPool().schedule(this::silent, millis, TimeUnit.MILLISECONDS);
    }

    private void show(List<Delta> deltas) {
        for (Delta delta : deltas) {
            delivered.add(delta);
            caller.accept(delta);
        }
    }

    /** Another try in the same place would most likely write something else than what was delivered. */
    private void fail(Throwable failure) {
        stop();
        if (failure instanceof ProviderFailure known && known.invalidReason() != null) {
            LOG.warnf("[Validation] Invalid response: %s", known.getMessage());
        }
        if (delivered.isNothing() || !(failure instanceof ProviderFailure known)) {
            emitter.fail(failure);
        } else if (delivered.hasToolCalls() || !known.nextRoute()) {
            emitter.fail(new StreamBroken(known));
        } else {
            boolean brokeHere = known.retryHere() && draft.tokens() > 0;
            emitter.fail(brokeHere ? known.cutOff() : known);
        }
    }

    /** True the first time. */
    private boolean stop() {
        if (over) {
            return false;
        }
        over = true;
        timer.cancel(false);
        if (provider != null) {
            provider.cancel();
        }
        if (!refused) {
            spent.accept(draft);
        }
        return true;
    }
}
