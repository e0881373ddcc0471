package io.colloquy.tracking.lease;

import io.colloquy.tracking.job.Cost;
import io.colloquy.tracking.job.Counts;
import io.colloquy.tracking.job.JobMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What workers ask for. A fence that is no longer the newest, or a batch that is not running, is a 409 lease-lost. */
@Path("/internal/batches")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Internal")
class BatchResource {
    private final Claims claims;
    private final Leases leases;
    private final Completions completions;

    BatchResource(Claims claims, Leases leases, Completions completions) {
        this.claims = claims;
        this.leases = leases;
        this.completions = completions;
    }

    @POST
    @Path("/claim")
    @Operation(summary = "Take waiting batches under a lease; an empty list when there are none")
    public Uni<List<ClaimView>> claim(@NotNull @Valid ClaimRequest request) {
        return claims.claim(request);
    }

    @POST
    @Path("/{jobId}/{batch}/heartbeat")
    @Operation(summary = "Renew the lease")
    public Uni<Renewed> heartbeat(
            @PathParam("jobId") UUID job, @PathParam("batch") int batch, @NotNull @Valid Heartbeat heartbeat) {
        return leases.heartbeat(new Holder(job, batch, heartbeat.fence()), heartbeat.itemsDone())
                .map(Renewed::new);
    }

    @POST
    @Path("/{jobId}/{batch}/complete")
    @Operation(summary = "End the batch with its counts; a repeated call by the same holder changes nothing")
    @APIResponse(responseCode = "204", description = "The batch is completed")
    public Uni<Void> complete(
            @PathParam("jobId") UUID job, @PathParam("batch") int batch, @NotNull @Valid Completion completion) {
        return completions.complete(new BatchEnd(
                new Holder(job, batch, completion.fence()),
                completion.counts(),
                completion.messagesOrNone(),
                checked(completion.cost())));
    }

    @POST
    @Path("/{jobId}/{batch}/fail")
    @Operation(summary = "Give the attempt up; the third failure is the batch's last")
    @APIResponse(responseCode = "204", description = "The batch waits for another attempt, or has failed")
    public Uni<Void> fail(
            @PathParam("jobId") UUID job, @PathParam("batch") int batch, @NotNull @Valid Failure failure) {
        return leases.fail(new Holder(job, batch, failure.fence()), failure.reason(), checked(failure.cost()));
    }

    @POST
    @Path("/{jobId}/{batch}/release")
    @Operation(summary = "Give the batch back unharmed")
    @APIResponse(responseCode = "204", description = "The batch waits again; no attempt was burned")
    public Uni<Void> release(
            @PathParam("jobId") UUID job, @PathParam("batch") int batch, @NotNull @Valid Release release) {
        return leases.release(new Holder(job, batch, release.fence()));
    }

    private static Cost checked(Cost cost) {
        return cost == null ? null : cost.requireCurrency();
    }

    @RegisterForReflection
    record Heartbeat(@NotNull Long fence, @NotNull @Min(0) Integer itemsDone) {}

    @RegisterForReflection
    record Renewed(long leaseMs) {}

    @RegisterForReflection
    record Completion(
            @NotNull Long fence,
            @NotNull @Min(0) Integer done,
            @NotNull @Min(0) Integer failed,
            @NotNull @Min(0) Integer skipped,
            @NotNull @Min(0) Integer invalid,
            List<@NotNull @Valid JobMessage> messages,
            @Valid Cost cost) {
        Counts counts() {
            return new Counts(done, failed, 0, skipped, invalid);
        }

        List<JobMessage> messagesOrNone() {
            return messages == null ? List.of() : messages;
        }
    }

    @RegisterForReflection
    record Failure(
            @NotNull Long fence,
            @NotBlank String reason,
            @Valid Cost cost) {}

    @RegisterForReflection
    record Release(@NotNull Long fence) {}
}
