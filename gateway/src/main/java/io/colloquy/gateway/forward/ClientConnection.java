package io.colloquy.gateway.forward;

import io.colloquy.gateway.refusal.Refusal;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * The server closes connections on which nothing moves, also while it is the gateway who keeps the client waiting. This
 * holds that clock during a call, and lets go of a connection whose request is not wanted to its end.
 */
final class ClientConnection {
    private static final long BELOW_ANY_IDLE_TIMEOUT_MS = 1_000;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final IdleStateHandler clock;
    private final long timer;

    ClientConnection(Vertx vertx, HttpServerRequest request) {
        this.vertx = vertx;
        this.request = request;
        this.clock = clock(request.connection());
        this.timer =
                clock == null ? -1 : vertx.setPeriodic(BELOW_ANY_IDLE_TIMEOUT_MS, tick -> clock.resetReadTimeout());
    }

    void release() {
        vertx.cancelTimer(timer);
        if (!request.isEnded()) {
            Refusal.linger(vertx, request);
        }
    }

    private static IdleStateHandler clock(HttpConnection connection) {
        return connection instanceof ConnectionBase base
                ? base.channel().pipeline().get(IdleStateHandler.class)
                : null;
    }
}
