package io.colloquy.tracking.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/jobs/stats")
@Tag(name = "Jobs")
class StatisticsResource {
    private final Statistics statistics;

    StatisticsResource(Statistics statistics) {
        this.statistics = statistics;
    }

    @GET
    @Operation(
            summary = "How jobs have been doing",
            description = "Counted when jobs end and attempts crash, so that deleting jobs changes nothing.")
    @APIResponse(responseCode = "200", description = "The statistics")
    @APIResponse(responseCode = "400", description = "The window is no number of hours or days")
    @APIResponse(responseCode = "422", description = "The window is out of range")
    public Uni<StatisticsView> statistics(
            @QueryParam("window") @DefaultValue("24h") @Parameter(description = "1h to 30d") String window) {
        return statistics.of(Window.parse(window));
    }
}
