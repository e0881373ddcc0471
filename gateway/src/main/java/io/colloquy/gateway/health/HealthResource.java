package io.colloquy.gateway.health;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Whether the gateway answers, and whether all behind it do. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Health")
class HealthResource {
    private final DeepHealth deep;

    HealthResource(DeepHealth deep) {
        this.deep = deep;
    }

    @GET
    @Operation(summary = "Whether the gateway answers")
    @APIResponse(responseCode = "200")
    public Uni<HealthView> shallow() {
        return Uni.createFrom().item(new HealthView(HealthView.UP, null, Instant.now()));
    }

    @GET
    @Path("/deep")
    @Operation(summary = "Whether the gateway and all behind it answer")
    @APIResponse(
            responseCode = "200",
            description = "All do",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HealthView.class)))
    @APIResponse(
            responseCode = "503",
            description = "Not all do; checks tells which",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HealthView.class)))
    public Uni<RestResponse<HealthView>> deep() {
        return deep.look()
                .map(view -> RestResponse.ResponseBuilder.<HealthView>create(
                                view.status().equals(HealthView.UP) ? 200 : 503)
                        .entity(view)
                        .build());
    }
}
