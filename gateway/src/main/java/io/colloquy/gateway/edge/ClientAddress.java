package io.colloquy.gateway.edge;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;

/** Who a request came from, as far as somebody trustworthy says so: for limits, logs and the audit, never for identity. */
public record ClientAddress(InetAddress ip) {
    private static final String KEY = "colloquy.client-address";

    public static ClientAddress of(RoutingContext context) {
        ClientAddress known = context.get(KEY);
        return known != null ? known : new ClientAddress(peer(context));
    }

    static void put(RoutingContext context, InetAddress ip) {
        context.put(KEY, new ClientAddress(ip));
    }

    /** The other end of the connection. One without an address (a socket of this machine's file system) is this machine. */
    static InetAddress peer(RoutingContext context) {
        SocketAddress remote = context.request().remoteAddress();
        return remote == null || remote.hostAddress() == null
                ? InetAddress.getLoopbackAddress()
                : Network.address(remote.hostAddress()).orElse(InetAddress.getLoopbackAddress());
    }

    @Override
    public String toString() {
        return ip.getHostAddress();
    }
}
