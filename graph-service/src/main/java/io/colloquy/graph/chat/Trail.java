package io.colloquy.graph.chat;

import io.colloquy.graph.attempt.Journey;
import io.colloquy.graph.generation.Finished;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells in headers what it took to answer: on every answer that set out, and on every error after that. */
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
        if (journey == null || headers.containsKey(OPERATION)) {
            return;
        }
        put(headers, journey.operation(), journey.begun());
        if (journey.fallbackReason() != null) {
            headers.putSingle(FALLBACK, journey.fallbackReason());
        }
    }

    /** An answer that was there already tells of the operation that got it. */
    static void replayed(MultivaluedMap<String, Object> headers, Finished finished) {
        put(headers, finished.operationId(), finished.attempts());
        headers.putSingle(REPLAYED, true);
    }

    private static void put(MultivaluedMap<String, Object> headers, UUID operation, int attempts) {
        headers.putSingle(OPERATION, operation);
        headers.putSingle(ATTEMPTS, attempts);
    }
}
