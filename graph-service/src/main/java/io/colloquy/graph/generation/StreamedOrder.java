package io.colloquy.graph.generation;

import io.colloquy.graph.attempt.Journey;
import io.colloquy.graph.provider.Usage;
import io.colloquy.graph.streaming.Delta;
import io.colloquy.graph.streaming.StreamedCompletion;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.Flow.Subscription;

/**
 * One order whose answer goes out while it comes in. Its last piece waits until the whole is kept and booked, so that a
 * stream that ended well is never one that nobody knows of.
 */
final class StreamedOrder {
    private final Order order;
    private final MultiEmitter<? super Delta> caller;
    private final StreamedCompletion completion = new StreamedCompletion();
    private Subscription pieces;
    private Delta last;

    StreamedOrder(Order order, MultiEmitter<? super Delta> caller) {
        this.order = order;
        this.caller = caller;
    }

    /** Passes the pieces on, and gives what they amount to. */
    Uni<Finished> passed(Multi<Delta> answer) {
        return answer.onSubscription()
                .invoke(this::hold)
                .onItem()
                .invoke(this::pass)
                .collect()
                .last()
                .map(end -> finished());
    }

    /** Whether something was delivered, so that it is paid for though its reader left. */
    synchronized boolean isBegun() {
        return !completion.isEmpty();
    }

    void end(Finished finished) {
        if (finished.replayed()) {
            order.journey().replays(finished.operationId(), finished.attempts());
            List<Delta> kept =
                    StreamedCompletion.deltas(new JsonObject(finished.answer()), finished.usage(), finished.model());
            kept.forEach(caller::emit);
        } else {
            caller.emit(last);
        }
        caller.complete();
    }

    /** First of all the provider is left, so that what it has said until now can be booked. */
    void leave() {
        Subscription held = held();
        if (held != null) {
            held.cancel();
        }
    }

    private synchronized Subscription held() {
        return pieces;
    }

    private synchronized void hold(Subscription subscription) {
        pieces = subscription;
    }

    private void pass(Delta delta) {
        synchronized (this) {
            completion.add(delta);
        }
        if (delta.finish() == null) {
            caller.emit(delta);
        } else {
            last = delta;
        }
    }

    private Finished finished() {
        Journey journey = order.journey();
        List<Journey.Attempt> attempts = journey.attempts();
        Usage usage = journey.countedUsage();
        return new Finished(
                false,
                journey.operation(),
                attempts.get(attempts.size() - 1).route().provider().name(),
                last.model(),
                order.call().purpose().promptVersion(),
                attempts.size(),
                completion.json().encode(),
                usage,
                journey.countedCost());
    }
}
