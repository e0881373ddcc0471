package io.colloquy.summary.digest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** How many days have a summary: what an operator looks at after a backfill. */
@Path("/api/summaries/count")
class SummaryCountResource {
    private final SummaryReader summaries;

    SummaryCountResource(SummaryReader summaries) {
        this.summaries = summaries;
    }

    record SummaryCount(long count) {}

    @GET
    public Uni<SummaryCount> count() {
        return summaries.count().map(SummaryCount::new);
    }
}
