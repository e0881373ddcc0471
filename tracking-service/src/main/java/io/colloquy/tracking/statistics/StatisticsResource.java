package io.colloquy.tracking.statistics;

import io.colloquy.tokengate.Caller;
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
    private final Caller caller;

    StatisticsResource(Statistics statistics, Caller caller) {
        this.statistics = statistics;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "How the caller's jobs have been doing; for an operator those of all accounts",
            description =
                    "Counted when jobs end and attempts crash, so that deleting jobs changes nothing. Crashes by name and the"
                            + " sizes of tables are for operators; others find none.")
    @APIResponse(responseCode = "200", description = "The statistics")
    @APIResponse(responseCode = "400", description = "The window is no number of hours or days")
    @APIResponse(responseCode = "422", description = "The window is out of range")
    public Uni<StatisticsView> statistics(
            @QueryParam("window") @DefaultValue("24h") @Parameter(description = "1h to 30d") String window) {
        return statistics.of(reach(), Window.parse(window));
    }

    private Reach reach() {
        return caller.isOperator() ? Reach.ALL : new Reach(caller.account());
    }
}
