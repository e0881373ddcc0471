package io.colloquy.tracking.job;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/jobs")
@Tag(name = "Jobs")
class JobResource {
    private final JobQueries jobs;

    JobResource(JobQueries jobs) {
        this.jobs = jobs;
    }

    @GET
    @Operation(summary = "Jobs, newest first")
    public Uni<Page<JobView>> list(
            @QueryParam("status") String status, @QueryParam("kind") String kind, @BeanParam PageRequest page) {
        return jobs.newestFirst(status, kind, page);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One job with its counts")
    public Uni<JobView> get(@PathParam("id") UUID id) {
        return jobs.get(id);
    }

    @GET
    @Path("/{id}/batches")
    @Operation(summary = "A job's batches, by number")
    public Uni<Page<BatchView>> batches(@PathParam("id") UUID id, @BeanParam PageRequest page) {
        return jobs.batches(id, page);
    }

    @GET
    @Path("/{id}/messages")
    @Operation(summary = "What people should read about a job's items, oldest first")
    public Uni<Page<MessageView>> messages(@PathParam("id") UUID id, @BeanParam PageRequest page) {
        return jobs.messages(id, page);
    }
}
