package io.colloquy.summary.leaving;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the gateway asks for when somebody wants his data, or wants it gone. For services only. */
@Path("/internal/accounts/{account}")
@Tag(name = "Internal")
class AccountResource {
    private static final String PRINTABLE = "[!-~]{1,200}";
    /** Its caller waits for the answer. */
    private static final Duration A_CALL = Duration.ofSeconds(1);

    private final Erasure erasure;
    private final Export export;

    AccountResource(Erasure erasure, Export export) {
        this.erasure = erasure;
        this.export = export;
    }

    /**
     * A call's work.
     *
     * @param done whether nothing of the account is left; otherwise one asks again
     * @param deleted what this call took away
     */
    record Erased(boolean done, Map<String, Long> deleted) {}

    @DELETE
    @Operation(
            summary = "Remove some of what an account has; to be repeated until it is done",
            description =
                    "What somebody is working on is passed over and goes with a later call. Repeated after the end it"
                            + " changes nothing.")
    public Uni<Erased> erase(@Pattern(regexp = PRINTABLE) String account) {
        return erasure.erase(account, A_CALL);
    }

    @GET
    @Path("/export")
    @Operation(
            summary = "Everything that an account has, a line each; the last line has type end and the counts",
            description = "An answer without that line is not whole.")
    @Produces("application/x-ndjson")
    public Multi<byte[]> export(@Pattern(regexp = PRINTABLE) String account) {
        return export.of(account);
    }
}
