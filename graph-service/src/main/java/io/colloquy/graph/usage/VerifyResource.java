package io.colloquy.graph.usage;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For operators: whether every number of the ledger is what its reservations say. */
@Path("/api/operator/usage/verify")
@Tag(name = "Operation")
class VerifyResource {
    private final LedgerCheck check;

    VerifyResource(LedgerCheck check) {
        this.check = check;
    }

    @GET
    @Operation(summary = "Add up the ledger of all accounts again")
    @APIResponse(responseCode = "200")
    public Uni<Verdict> verify() {
        return check.since(LocalDate.EPOCH).map(findings -> new Verdict(findings.isEmpty(), findings));
    }

    /** Consistent when there is not one finding. */
    record Verdict(boolean consistent, List<LedgerCheck.Finding> findings) {}
}
