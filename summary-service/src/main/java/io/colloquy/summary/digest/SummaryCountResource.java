package io.colloquy.summary.digest;

import io.colloquy.tokengate.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How many days have a summary: what an operator looks at after a backfill. */
@Path("/api/summaries/count")
@Tag(name = "Summaries")
class SummaryCountResource {
    private final Caller caller;
    private final SummaryReader summaries;

    SummaryCountResource(Caller caller, SummaryReader summaries) {
        this.caller = caller;
        this.summaries = summaries;
    }

    record SummaryCount(long count) {}

    @GET
    @Operation(summary = "How many days have a summary")
    @APIResponse(responseCode = "200")
    public Uni<SummaryCount> count() {
        return summaries.count(caller.account()).map(SummaryCount::new);
    }
}
