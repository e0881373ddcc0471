package io.colloquy.tracking.job;

import io.colloquy.tokengate.Caller;
import io.colloquy.tracking.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/jobs")
@Tag(name = "Jobs")
class JobResource {
    private final JobQueries jobs;
    private final JobDeletion deletion;
    private final Caller caller;

    JobResource(JobQueries jobs, JobDeletion deletion, Caller caller) {
        this.jobs = jobs;
        this.deletion = deletion;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Jobs, newest first")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "A filter, limit or cursor is none")
    public Uni<Page<JobView>> list(@BeanParam JobFilter filter, @BeanParam PageRequest page) {
        return jobs.newestFirst(caller.account(), filter, page);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One job with its counts")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "There is no such job")
    public Uni<JobView> get(@PathParam("id") UUID id) {
        return jobs.get(caller.account(), id);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Remove a job that has ended, with its batches, messages and events")
    @APIResponse(responseCode = "204", description = "The job is gone")
    @APIResponse(responseCode = "404", description = "There is no such job")
    @APIResponse(responseCode = "409", description = "The job has not ended")
    public Uni<Void> delete(@PathParam("id") UUID id) {
        String account = caller.account();
        return jobs.get(account, id)
                .invoke(job -> {
                    if (!job.status().isEnd()) {
                        throw Problems.jobNotFinished("Job " + id + " is "
                                + job.status().text() + "; only a job that has ended can be removed");
                    }
                })
                .flatMap(job -> deletion.delete(account, id))
                .replaceWithVoid();
    }

    @GET
    @Path("/{id}/batches")
    @Operation(summary = "A job's batches, by number")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "status, limit or cursor is none")
    @APIResponse(responseCode = "404", description = "There is no such job")
    public Uni<Page<BatchView>> batches(
            @PathParam("id") UUID id,
            @QueryParam("status") @Parameter(description = "Batches of any of these statuses; may be repeated")
                    List<String> status,
            @BeanParam PageRequest page) {
        return jobs.batches(caller.account(), id, status, page);
    }

    @GET
    @Path("/{id}/messages")
    @Operation(summary = "What people should read about a job's items, oldest first")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "severity, limit or cursor is none")
    @APIResponse(responseCode = "404", description = "There is no such job")
    public Uni<Page<MessageView>> messages(
            @PathParam("id") UUID id,
            @QueryParam("severity") @Parameter(description = "info, warning or error; may be repeated")
                    List<String> severity,
            @BeanParam PageRequest page) {
        return jobs.messages(caller.account(), id, severity, page);
    }
}
