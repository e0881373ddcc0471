package io.colloquy.connectiondrain;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * From the moment a process is asked to stop until it does (quarkus.shutdown.delay), every answer asks its client to close
 * the connection, so that the next request goes to another replica. Without it a kept-alive connection is closed under
 * whoever sends a request at that moment. A service has only this library on its class path.
 */
@ApplicationScoped
class ConnectionDrain {
    /** Before everything that could answer. */
    private static final int FIRST = 10_000;

    private static final int NO_ERROR = 0;

    private volatile boolean leaving;

    void begin(@Observes ShutdownDelayInitiatedEvent asked) {
        leaving = true;
    }

    void watch(@Observes Filters filters) {
        filters.register(this::answer, FIRST);
    }

    private void answer(RoutingContext request) {
        if (leaving) {
            askToClose(request);
        }
        request.next();
    }

    /** HTTP/2 forbids the header and has a frame for it. There are clients that drop the answer when it comes before. */
    private static void askToClose(RoutingContext request) {
        if (request.request().version() == HttpVersion.HTTP_2) {
            request.addEndHandler(ended -> request.request().connection().goAway(NO_ERROR));
        } else {
            request.response().putHeader("Connection", "close");
        }
    }
}
