package io.colloquy.summary.generation;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;

/** Why a day got no answer; the reason is a word that readers of the summary see, never a text of somebody else's. */
class GenerationFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String PROBLEMS = "https://colloquy.io/problems/";
    /** What graph-service has already tried itself, or will not do until somebody changes its settings. */
    private static final Set<String> FINAL =
            Set.of("provider-unavailable", "provider-not-configured", "generation-disabled");

    private static final int UNAVAILABLE = 503;

    private final String reason;

    GenerationFailure(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Graph-service is not there or just starting: the same call may be sent again. */
    static final class Away extends GenerationFailure {
        private static final long serialVersionUID = 1L;

        Away(String reason) {
            super(reason);
        }
    }

    String reason() {
        return reason;
    }

    static Throwable of(Throwable failure) {
        if (failure instanceof GenerationFailure || failure instanceof CancellationException) {
            return failure;
        }
        if (failure instanceof WebApplicationException answered) {
            return answered(answered);
        }
        if (failure instanceof TimeoutException) {
            return new GenerationFailure("deadline-exceeded");
        }
        return lostConnection(failure) ? new Away("graph-service-away") : new GenerationFailure("unreadable-answer");
    }

    private static GenerationFailure answered(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        String type = type(failure);
        if (status == UNAVAILABLE && !FINAL.contains(type)) {
            return new Away(type.isEmpty() ? "graph-service-away" : type);
        }
        return new GenerationFailure(type.isEmpty() ? "graph-service-answered-" + status : type);
    }

    private static String type(WebApplicationException failure) {
        try {
            String type = new JsonObject(failure.getResponse().readEntity(String.class)).getString("type", "");
            String name = type.startsWith(PROBLEMS) ? type.substring(PROBLEMS.length()) : "";
            return name.matches("[a-z0-9-]{1,60}") ? name : "";
        } catch (RuntimeException e) {
            return "";
        }
    }

    private static boolean lostConnection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException) {
                return false;
            }
            if (cause instanceof IOException || cause instanceof HttpClosedException) {
                return true;
            }
        }
        return failure instanceof ProcessingException && failure.getCause() == null;
    }
}
