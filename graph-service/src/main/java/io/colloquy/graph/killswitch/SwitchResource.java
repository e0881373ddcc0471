package io.colloquy.graph.killswitch;

import io.colloquy.graph.killswitch.SwitchTable.Position;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The operator's hand on the switch. */
@Path("/api/operator/switches/generations")
@Tag(name = "Operation")
class SwitchResource {
    private final KillSwitch generations;

    SwitchResource(KillSwitch generations) {
        this.generations = generations;
    }

    @GET
    @Operation(summary = "Whether models are called")
    @APIResponse(responseCode = "200")
    public Uni<SwitchView> show() {
        return generations.position().map(this::view);
    }

    @PUT
    @Operation(summary = "Let no model be called, or let them be called again")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "The body cannot be read")
    @APIResponse(responseCode = "422", description = "enabled is missing")
    public Uni<SwitchView> set(@NotNull @Valid Request request) {
        return generations.set(request.enabled()).map(this::view);
    }

    private SwitchView view(Position position) {
        return new SwitchView(
                position.enabled(),
                generations.configured(),
                position.enabled() && generations.configured(),
                position.changedAt());
    }

    record Request(@NotNull Boolean enabled) {}

    /** What the operator set, what LLM_ENABLED of this process says, and what follows from both. */
    record SwitchView(
            boolean enabled,
            boolean llmEnabled,
            boolean open,
            @Schema(nullable = true) Instant changedAt) {}
}
