package io.colloquy.gateway.identity;

import io.colloquy.gateway.access.Access;
import io.colloquy.gateway.edge.ClientAddress;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;

/**
 * The request for which somebody is to be recognised.
 *
 * @param reads whether nothing changes by it, so that an answer of some minutes ago will do while the database is away
 */
public record Asking(boolean reads, String requestId, InetAddress address) {
    static Asking of(RoutingContext context) {
        return new Asking(
                Permission.reads(context.request().method().name()),
                Access.requestId(context),
                ClientAddress.of(context).ip());
    }

    /** The same, for what is only read, whatever the request itself does. */
    Asking toRead() {
        return new Asking(true, requestId, address);
    }
}
