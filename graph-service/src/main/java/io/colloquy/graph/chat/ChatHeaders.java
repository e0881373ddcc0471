package io.colloquy.graph.chat;

import io.colloquy.graph.attempt.Deadline;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a client can ask for besides OpenAI's own fields; in headers, because SDKs send those along unseen. */
class ChatHeaders {
    static final String GUARANTEE = "X-Stream-Guarantee";

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 300;

    @Parameter(description = "The same key and request get the same answer again, without another call")
    @HeaderParam(IDEMPOTENCY_KEY)
    String key;

    @Parameter(
            description = "whole: nothing is sent until the answer is complete and valid",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"whole", "prefix"}))
    @HeaderParam(GUARANTEE)
    String guarantee;

    @Parameter(description = "How long the client waits, in milliseconds", schema = @Schema(type = SchemaType.INTEGER))
    @HeaderParam(Deadline.HEADER)
    String deadline;

    @Context
    RoutingContext http;

    /** Null when the answer is not to be kept. */
    String key() {
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY || key.chars().anyMatch(Character::isISOControl)) {
            throw ChatProblems.invalid(
                    "invalid_header",
                    IDEMPOTENCY_KEY,
                    IDEMPOTENCY_KEY + " must be 1 to " + LONGEST_KEY + " printable characters.");
        }
        return key;
    }

    boolean whole() {
        if (guarantee == null || guarantee.equalsIgnoreCase("prefix")) {
            return false;
        }
        if (!guarantee.equalsIgnoreCase("whole")) {
            throw ChatProblems.invalid("invalid_header", GUARANTEE, GUARANTEE + " must be whole or prefix.");
        }
        return true;
    }

    Deadline deadline() {
        return Deadline.parse(deadline, http.get(VertxHttpRecorder.REQUEST_START_TIME, System.nanoTime()));
    }
}
