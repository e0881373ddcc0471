package io.colloquy.gateway.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** {@code checks} is there when somebody was asked. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record HealthView(String status, @Schema(nullable = true) Map<String, String> checks, Instant timestamp) {
    static final String UP = "UP";
    static final String DOWN = "DOWN";

    static String said(boolean up) {
        return up ? UP : DOWN;
    }
}
