package io.colloquy.connectiondrain;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
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

    private volatile boolean leaving;

    void begin(@Observes ShutdownDelayInitiatedEvent asked) {
        leaving = true;
    }

    void watch(@Observes Filters filters) {
        filters.register(this::answer, FIRST);
    }

    private void answer(RoutingContext request) {
        if (leaving) {
            request.response().putHeader("Connection", "close");
        }
        request.next();
    }
}
