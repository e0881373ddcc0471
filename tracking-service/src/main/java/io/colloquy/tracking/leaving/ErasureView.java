package io.colloquy.tracking.leaving;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an erasure is. */
@RegisterForReflection
record ErasureView(
        @Schema(description = "Whether nothing of the account is left; otherwise call again")
        boolean done,

        @Schema(description = "What this call removed, by sort")
        Map<String, Integer> deleted) {}
