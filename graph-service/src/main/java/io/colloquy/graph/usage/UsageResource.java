package io.colloquy.graph.usage;

import io.colloquy.tokengate.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an account used today. */
@Path("/api/usage/current")
@Tag(name = "Usage")
class UsageResource {
    private final Books books;
    private final Settlements settlements;
    private final Caller caller;

    UsageResource(Books books, Settlements settlements, Caller caller) {
        this.books = books;
        this.settlements = settlements;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "What I used today, by UTC")
    @APIResponse(responseCode = "200")
    public Uni<UsageView> current() {
        Account owner = Account.of(caller.account());
        return settlements.upToNow(owner).chain(() -> books.standing(owner)).map(UsageView::of);
    }
}
