package io.colloquy.tracking.job;

import io.colloquy.tokengate.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What the other services ask about jobs. */
@Path("/internal/jobs")
@Tag(name = "Internal")
class InternalJobResource {
    private final JobCreation creation;
    private final JobQueries jobs;
    private final Caller caller;

    InternalJobResource(JobCreation creation, JobQueries jobs, Caller caller) {
        this.creation = creation;
        this.jobs = jobs;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Create a job of the caller's account with its batches; the same id again changes nothing")
    @APIResponse(responseCode = "201", description = "The job was created")
    @APIResponse(responseCode = "200", description = "The job was there already")
    @APIResponse(responseCode = "409", description = "The id is that of another account's job")
    @APIResponse(responseCode = "422", description = "A field is wrong, or the id was used for another request")
    public Uni<RestResponse<JobView>> create(@NotNull @Valid NewJob job) {
        return creation.create(caller.account(), job)
                .map(created -> (created.isNew()
                                ? ResponseBuilder.<JobView>created(URI.create("/api/jobs/" + job.id()))
                                : ResponseBuilder.<JobView>ok())
                        .entity(created.job())
                        .build());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A job, without an owner's filter")
    public Uni<JobView> get(@PathParam("id") UUID id) {
        return jobs.ofAnybody(id);
    }
}
