package io.colloquy.graph.usage;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;

/** What an account used today. */
@Path("/api/usage/current")
class UsageResource {
    private final Books books;

    UsageResource(Books books) {
        this.books = books;
    }

    @GET
    public Uni<UsageView> current(@HeaderParam(Account.HEADER) String account) {
        return books.standing(Account.of(account)).map(UsageView::of);
    }
}
