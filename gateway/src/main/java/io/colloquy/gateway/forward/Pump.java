package io.colloquy.gateway.forward;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/** Moves a body from one side to the other no faster than the slower side reads; how a body ends is for others. */
final class Pump {
    private final ReadStream<Buffer> from;
    private final WriteStream<Buffer> to;
    private final LongPredicate admit;

    private Consumer<Buffer> seen = piece -> {};
    private long bytes;
    private boolean waiting;

    /** {@code admit} is told the number of bytes so far for every move, and stops the pump by answering false. */
    Pump(ReadStream<Buffer> from, WriteStream<Buffer> to, LongPredicate admit) {
        this.from = from;
        this.to = to;
        this.admit = admit;
    }

    Pump seenBy(Consumer<Buffer> other) {
        seen = other;
        return this;
    }

    void start() {
        from.handler(this::move);
        from.resume();
    }

    /** Whether it is the reading side that keeps this one from moving. */
    boolean waiting() {
        return waiting;
    }

    private void move(Buffer chunk) {
        bytes += chunk.length();
        if (!admit.test(bytes)) {
            from.pause();
            return;
        }
        seen.accept(chunk);
        to.write(chunk);
        if (to.writeQueueFull()) {
            waiting = true;
            from.pause();
            to.drainHandler(ready -> goOn());
            // The two sides may live on different event loops: room may have come before anybody listened for it.
            if (!to.writeQueueFull()) {
                goOn();
            }
        }
    }

    private void goOn() {
        if (waiting) {
            waiting = false;
            if (admit.test(bytes)) {
                from.resume();
            }
        }
    }
}
