package io.colloquy.gateway.forward;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.function.Consumer;

/** An answer that goes no further until it is whole, or turns out to be too large to wait for. */
final class HeldAnswer {
    private final HttpClientResponse from;
    private final Buffer held = Buffer.buffer();

    HeldAnswer(HttpClientResponse from) {
        this.from = from;
    }

    static boolean fits(HttpClientResponse from) {
        String length = from.getHeader("Content-Length");
        return length == null || (length.matches("[0-9]{1,9}") && Integer.parseInt(length) <= Witness.MOST);
    }

    /** One of the two gets what arrived; after {@code tooLarge} the rest stands still until somebody takes it. */
    void start(Runnable moved, Consumer<Buffer> whole, Consumer<Buffer> tooLarge) {
        from.handler(piece -> {
            moved.run();
            held.appendBuffer(piece);
            if (held.length() > Witness.MOST) {
                from.pause();
                tooLarge.accept(held);
            }
        });
        from.endHandler(end -> whole.accept(held));
        from.resume();
    }
}
