package io.colloquy.graph.killswitch;

import io.colloquy.graph.killswitch.SwitchTable.Position;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;

/** The operator's hand on the switch. */
@Path("/api/operator/switches/generations")
class SwitchResource {
    private final KillSwitch generations;

    SwitchResource(KillSwitch generations) {
        this.generations = generations;
    }

    @GET
    public Uni<SwitchView> show() {
        return generations.position().map(this::view);
    }

    @PUT
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
    record SwitchView(boolean enabled, boolean llmEnabled, boolean open, Instant changedAt) {}
}
