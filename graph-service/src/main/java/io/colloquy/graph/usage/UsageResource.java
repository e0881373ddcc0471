package io.colloquy.graph.usage;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;

/** What an account used today. */
@Path("/api/usage/current")
class UsageResource {
    private final Books books;
    private final Settlements settlements;

    UsageResource(Books books, Settlements settlements) {
        this.books = books;
        this.settlements = settlements;
    }

    @GET
    public Uni<UsageView> current(@HeaderParam(Account.HEADER) String account) {
        Account owner = Account.of(account);
        return settlements.upToNow(owner).chain(() -> books.standing(owner)).map(UsageView::of);
    }
}
