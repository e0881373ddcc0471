package io.colloquy.graph.chat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.function.Function;

/**
 * Events on their way to one client, asked for one by one as the client reads. It is open as soon as something can be
 * said, and only then is there a status: what fails before is an error with one of its own. Silence after that is filled
 * with comments, and a failure is the last event. All of it happens on one event loop.
 */
final class EventStream implements Flow.Subscriber<String> {
    private final Context loop;
    private final Duration patience;
    private final Function<Throwable, String> lastWords;

    private UniEmitter<? super EventStream> opening;
    private Flow.Subscription source;
    private WriteStream<Buffer> out;
    private String waiting;
    private Throwable failure;
    private volatile boolean open;
    private boolean complete;
    private boolean over;
    private long timer = -1;

    private EventStream(Context loop, Duration patience, Function<Throwable, String> lastWords) {
        this.loop = loop;
        this.patience = patience;
        this.lastWords = lastWords;
    }

    /**
     * Subscribes to the events. The item comes with the first of them, or when so much time passed without one;
     * cancelling before that cancels the events.
     *
     * @param patience how long nothing may be said, before the opening and after it
     * @param lastWords the event that tells a client why no more will come
     */
    static Uni<EventStream> open(
            Multi<String> events, Context loop, Duration patience, Function<Throwable, String> lastWords) {
        return Uni.createFrom().emitter(emitter -> {
            var stream = new EventStream(loop, patience, lastWords);
            stream.opening = emitter;
            emitter.onTermination(stream::leaveUnlessOpen);
            loop.runOnContext(now -> {
                stream.keepAwake();
                events.subscribe().withSubscriber(stream);
            });
        });
    }

    /** Writes what there is and what will come, and ends the response. */
    void writeTo(WriteStream<Buffer> client) {
        loop.runOnContext(now -> {
            out = client;
            flush();
        });
    }

    /** Also told when the item was taken, which is no reason to go. */
    private void leaveUnlessOpen() {
        if (!open) {
            cancel();
        }
    }

    /** The client left: nothing is asked for any more. */
    void cancel() {
        loop.runOnContext(now -> {
            stop();
            if (source != null) {
                source.cancel();
            }
        });
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        loop.runOnContext(now -> {
            source = subscription;
            if (over) {
                source.cancel();
            } else {
                source.request(1);
            }
        });
    }

    @Override
    public void onNext(String event) {
        loop.runOnContext(now -> {
            waiting = event;
            opened();
            flush();
        });
    }

    @Override
    public void onError(Throwable why) {
        loop.runOnContext(now -> {
            failure = why;
            if (open) {
                flush();
            } else {
                stop();
                opening.fail(why);
            }
        });
    }

    @Override
    public void onComplete() {
        loop.runOnContext(now -> {
            complete = true;
            opened();
            flush();
        });
    }

    private void opened() {
        if (!open) {
            open = true;
            opening.complete(this);
        }
    }

    private void flush() {
        if (out == null || over) {
            return;
        }
        if (waiting != null) {
            write(waiting);
            waiting = null;
            more();
        } else if (failure != null) {
            end(lastWords.apply(failure));
        } else if (complete) {
            end("");
        }
    }

    /** A client that does not read gets no more, and no heartbeat either: the silence is its own. */
    private void more() {
        if (out.writeQueueFull()) {
            out.drainHandler(room -> source.request(1));
        } else {
            source.request(1);
        }
    }

    private void write(String text) {
        out.write(Buffer.buffer(text));
        keepAwake();
    }

    private void keepAwake() {
        loop.owner().cancelTimer(timer);
        timer = over ? -1 : loop.owner().setTimer(patience.toMillis(), now -> stillWaiting());
    }

    private void stillWaiting() {
        if (over) {
            return;
        }
        if (out != null && !out.writeQueueFull()) {
            write(Chunks.HEARTBEAT);
        } else {
            opened();
            keepAwake();
        }
    }

    private void end(String last) {
        stop();
        out.end(Buffer.buffer(last));
    }

    private void stop() {
        over = true;
        loop.owner().cancelTimer(timer);
    }
}
