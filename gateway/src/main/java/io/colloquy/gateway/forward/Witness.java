package io.colloquy.gateway.forward;

import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Somebody who keeps what becomes of a call, and is told before the call's client is. For him an answer is held back until
 * it is whole, and a call that was sent to its end is carried out to its end, even if its client has gone.
 */
public interface Witness {
    /** The largest answer in bytes that is held back. */
    int MOST = 256 * 1024;

    /** A piece of the body, in order, as it goes to the neighbour. */
    void sent(Buffer piece);

    /**
     * The neighbour has answered; the client hears of it when this is done, however it ends.
     *
     * @param whole null for an answer that is too large or a stream
     * @param heardOut whether the neighbour had all of the request by then
     */
    Uni<Void> answered(int status, MultiMap headers, Buffer whole, boolean heardOut);

    /** There is no answer of the neighbour, and there will be none. */
    Uni<Void> failed();

    /** From here on this request has a witness. */
    static void on(RoutingContext context, Witness witness) {
        context.put(Witness.class.getName(), witness);
    }

    /** He is told by whoever takes him, and by nobody else. */
    static Optional<Witness> take(RoutingContext context) {
        return Optional.ofNullable(context.remove(Witness.class.getName()));
    }
}
