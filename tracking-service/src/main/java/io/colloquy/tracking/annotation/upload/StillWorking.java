package io.colloquy.tracking.annotation.upload;

import io.netty.handler.timeout.IdleStateHandler;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The server closes connections on which nothing moves for a while, also when it is the server who keeps the client waiting. This
 * holds that clock while an upload is looked through.
 */
@ApplicationScoped
class StillWorking {
    private static final long BELOW_ANY_IDLE_TIMEOUT_MS = 1_000;

    private final Vertx vertx;

    StillWorking(Vertx vertx) {
        this.vertx = vertx;
    }

    <T> Uni<T> during(HttpServerRequest request, Uni<T> work) {
        IdleStateHandler clock = clock(request.connection());
        if (clock == null) {
            return work;
        }
        return Uni.createFrom().deferred(() -> {
            long timer = vertx.setPeriodic(BELOW_ANY_IDLE_TIMEOUT_MS, tick -> clock.resetReadTimeout());
            return work.onTermination().invoke(() -> vertx.cancelTimer(timer));
        });
    }

    private static IdleStateHandler clock(HttpConnection connection) {
        return connection instanceof ConnectionBase base
                ? base.channel().pipeline().get(IdleStateHandler.class)
                : null;
    }
}
