package io.colloquy.graph.streaming;

import io.colloquy.graph.attempt.Journey;
import io.colloquy.graph.prompt.TokenEstimate;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.provider.Usage;
import io.colloquy.graph.route.Route;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** One answer on its way to one caller, over all its attempts. */
final class Delivery {
    private final Call call;
    private final Journey journey;
    private final StreamLimits limits;
    private final boolean whole;
    private final Consumer<Delta> caller;
    private final Delivered delivered = new Delivered();
    private Listening current;
    private boolean left;

    Delivery(Call call, Journey journey, StreamLimits limits, boolean whole, Consumer<Delta> caller) {
        this.call = call;
        this.journey = journey;
        this.limits = limits;
        this.whole = whole;
        this.caller = caller;
    }

    /** Makes one attempt; cancelling it closes the provider's socket. */
    Uni<Usage> attempt(Route route) {
        return Uni.createFrom().emitter(emitter -> {
            var draft = new Draft(delivered, whole, Form.of(call, journey.isReliable()));
            var listening = new Listening(draft, delivered, limits, caller, heard -> spent(route, heard));
            if (isNext(listening)) {
                listening.begin(emitter, route.provider().stream(call));
            } else {
                emitter.fail(new CancellationException("nobody waits for this answer any more"));
            }
        });
    }

    /** The caller has gone: nothing is listened to any more, whoever would still ask for an attempt. */
    void leave() {
        Listening last = last();
        if (last != null) {
            last.leave();
        }
    }

    boolean isNothing() {
        return delivered.isNothing();
    }

    int length() {
        return delivered.length();
    }

    private synchronized boolean isNext(Listening next) {
        current = next;
        return !left;
    }

    private synchronized Listening last() {
        left = true;
        return current;
    }

    /** A provider that is left in the middle never tells its count, and bills what it wrote, perhaps more. */
    private void spent(Route route, Draft heard) {
        if (heard.usage() != null) {
            journey.spent(route, heard.usage());
        } else {
            long prompt = heard.tokens() == 0 ? 0 : promptTokens();
            journey.uncounted(route, new Usage(prompt, heard.estimate()));
        }
    }

    private long promptTokens() {
        return call.material() instanceof Material.Chat chat
                ? TokenEstimate.of(chat.request().getValue("messages", "").toString())
                : ((Material.Day) call.material())
                        .messages().stream()
                                .mapToLong(message -> TokenEstimate.of(message.sender() + message.text()))
                                .sum();
    }
}
