package io.colloquy.graph.usage;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;

/** For operators: whether every number of the ledger is what its reservations say. */
@Path("/api/operator/usage/verify")
class VerifyResource {
    private final LedgerCheck check;

    VerifyResource(LedgerCheck check) {
        this.check = check;
    }

    @GET
    public Uni<Verdict> verify() {
        return check.since(LocalDate.EPOCH).map(findings -> new Verdict(findings.isEmpty(), findings));
    }

    /** Consistent when there is not one finding. */
    record Verdict(boolean consistent, List<LedgerCheck.Finding> findings) {}
}
