package io.colloquy.summary.tracking;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.batchworker.Claim;
import io.colloquy.batchworker.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What this service asks of tracking-service; only {@link TrackingServiceClient} calls it. */
@RegisterRestClient(configKey = "tracking")
@Path("/internal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface TrackingApi {
    String TOKEN = "Authorization";

    @POST
    @Path("/jobs")
    Uni<Void> create(@HeaderParam(TOKEN) String token, String order);

    @GET
    @Path("/jobs/{id}")
    Uni<JobProgress> job(@HeaderParam(TOKEN) String token, @PathParam("id") UUID id);

    @POST
    @Path("/batches/claim")
    Uni<List<ClaimView>> claim(@HeaderParam(TOKEN) String token, ClaimRequest request);

    @POST
    @Path("/batches/{job}/{batch}/heartbeat")
    Uni<Lease> heartbeat(
            @HeaderParam(TOKEN) String token,
            @PathParam("job") UUID job,
            @PathParam("batch") int batch,
            Heartbeat heartbeat);

    @POST
    @Path("/batches/{job}/{batch}/complete")
    Uni<Void> complete(
            @HeaderParam(TOKEN) String token,
            @PathParam("job") UUID job,
            @PathParam("batch") int batch,
            Completion completion);

    @POST
    @Path("/batches/{job}/{batch}/fail")
    Uni<Void> fail(
            @HeaderParam(TOKEN) String token,
            @PathParam("job") UUID job,
            @PathParam("batch") int batch,
            Failure failure);

    @POST
    @Path("/batches/{job}/{batch}/release")
    Uni<Void> release(
            @HeaderParam(TOKEN) String token,
            @PathParam("job") UUID job,
            @PathParam("batch") int batch,
            Release release);

    record ClaimRequest(String worker, Set<String> kinds, int max) {}

    record Heartbeat(long fence, int itemsDone) {}

    record Completion(
            long fence,
            int done,
            int failed,
            int skipped,
            int invalid,
            List<Outcome.Message> messages,
            Outcome.Cost cost) {}

    record Failure(long fence, String reason) {}

    record Release(long fence) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Lease(long leaseMs) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ClaimView(
            UUID jobId,
            String account,
            int batch,
            long fence,
            int attempt,
            List<Integer> supersedes,
            String kind,
            JsonNode payload,
            List<String> items,
            long leaseMs) {
        Claim claim() {
            List<Integer> closed = supersedes == null ? List.of() : supersedes;
            // A tracking-service from before there were accounts names none: all it has is the operator's.
            String owner = account == null ? "local" : account;
            String data = payload == null ? "{}" : payload.toString();
            return new Claim(
                    jobId, owner, batch, fence, attempt, closed, kind, data, items, Duration.ofMillis(leaseMs));
        }
    }
}
