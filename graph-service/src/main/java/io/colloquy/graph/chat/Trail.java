package io.colloquy.graph.chat;

import io.colloquy.graph.attempt.Journey;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Tells in headers what it took to answer: on every answer that set out, and on every error after that. An answer that was
 * there already tells of the operation that got it.
 */
class Trail {
    static final String OPERATION = "X-Operation-Id";
    static final String ATTEMPTS = "X-Attempts";
    static final String FALLBACK = "X-Fallback-Reason";
    static final String REPLAYED = "Idempotent-Replayed";

    private static final String KEPT_AS = Trail.class.getName();

    /** From here on the response to this request tells of this journey, as far as it got when its head is sent. */
    static void follow(RoutingContext http, Journey journey) {
        http.put(KEPT_AS, journey);
    }

    @ServerResponseFilter
    public void tell(ContainerResponseContext response, RoutingContext http) {
        Journey journey = http.get(KEPT_AS);
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (journey == null) {
            return;
        }
        Journey.Replay replay = journey.replay();
        headers.putSingle(OPERATION, replay == null ? journey.operation() : replay.operation());
        headers.putSingle(ATTEMPTS, replay == null ? journey.begun() : replay.attempts());
        if (replay != null) {
            headers.putSingle(REPLAYED, true);
        }
        if (journey.fallbackReason() != null) {
            headers.putSingle(FALLBACK, journey.fallbackReason());
        }
    }
}
