package io.colloquy.tracking.job;

import io.colloquy.tokengate.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What the owner of a job does to it. Each may be repeated and then answers the same. */
@Path("/api/jobs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs")
class JobControlResource {
    private final Cancellation cancellation;
    private final Pausing pausing;
    private final Retry retry;
    private final Caller caller;

    JobControlResource(Cancellation cancellation, Pausing pausing, Retry retry, Caller caller) {
        this.cancellation = cancellation;
        this.pausing = pausing;
        this.retry = retry;
        this.caller = caller;
    }

    @POST
    @Path("/cancel")
    @Operation(summary = "End the job now, for good; what is not done by then counts as cancelled")
    @APIResponse(responseCode = "200", description = "The job is cancelled")
    @APIResponse(responseCode = "404", description = "There is no such job")
    @APIResponse(responseCode = "409", description = "The job has ended otherwise")
    public Uni<JobView> cancel(@PathParam("id") UUID id) {
        return cancellation.cancel(caller.account(), id);
    }

    @POST
    @Path("/pause")
    @Operation(summary = "Hand out no more of the job's batches; those under way finish")
    @APIResponse(responseCode = "200", description = "The job is paused")
    @APIResponse(responseCode = "404", description = "There is no such job")
    @APIResponse(responseCode = "409", description = "The job has ended")
    public Uni<JobView> pause(@PathParam("id") UUID id) {
        return pausing.pause(caller.account(), id);
    }

    @POST
    @Path("/resume")
    @Operation(summary = "Hand out the batches of a paused job again")
    @APIResponse(responseCode = "200", description = "The job is not paused")
    @APIResponse(responseCode = "404", description = "There is no such job")
    @APIResponse(responseCode = "409", description = "The job has ended")
    public Uni<JobView> resume(@PathParam("id") UUID id) {
        return pausing.resume(caller.account(), id);
    }

    @POST
    @Path("/retry")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Take failed or crashed batches of an ended job up again, as a new job",
            description =
                    "The same batches of the same job are one retry: asked for again, it is answered as it is now.")
    @APIResponse(
            responseCode = "201",
            description = "The new job",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The job that an earlier call made",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class)))
    @APIResponse(responseCode = "404", description = "There is no such job")
    @APIResponse(responseCode = "409", description = "The job has not ended, or no batch is chosen")
    @APIResponse(responseCode = "422", description = "The filter is empty or wrong")
    public Uni<RestResponse<JobView>> retry(@PathParam("id") UUID id, @NotNull @Valid RetryRequest request) {
        return retry.retry(caller.account(), id, request).map(created -> {
            var response = created.isNew() ? ResponseBuilder.<JobView>create(201) : ResponseBuilder.<JobView>ok();
            return response.location(URI.create("/api/jobs/" + created.job().id()))
                    .entity(created.job())
                    .build();
        });
    }
}
