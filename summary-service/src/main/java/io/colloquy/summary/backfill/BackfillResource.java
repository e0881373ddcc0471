package io.colloquy.summary.backfill;

import io.colloquy.summary.tracking.TrackingServiceClient;
import io.colloquy.tokengate.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/api/backfills")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backfills")
class BackfillResource {
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    private final Caller caller;
    private final Backfills backfills;
    private final PlanApplication application;
    private final PlanReader reader;
    private final TrackingServiceClient tracking;

    BackfillResource(
            Caller caller,
            Backfills backfills,
            PlanApplication application,
            PlanReader reader,
            TrackingServiceClient tracking) {
        this.caller = caller;
        this.backfills = backfills;
        this.application = application;
        this.reader = reader;
        this.tracking = tracking;
    }

    /** The cursor is the number of the next page's first plan. */
    record BackfillList(
            List<Plan> items, @Schema(nullable = true) Long nextCursor) {}

    /** 201 for a plan that is only made, 202 for one that is applied. */
    @POST
    @Operation(
            summary = "Plan which days to summarise and what it costs, or apply such a plan",
            description =
                    "With dryRun a plan is made and shown. Without it, or with the id of a plan, it is applied: a job that can be followed.")
    @APIResponse(
            responseCode = "201",
            description = "The plan; nothing is done yet",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BackfillView.class)))
    @APIResponse(
            responseCode = "202",
            description = "The plan whose job has been ordered",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BackfillView.class)))
    @APIResponse(responseCode = "400", description = "The body is missing or cannot be read, or a date is none")
    @APIResponse(responseCode = "404", description = "There is no such plan or chat")
    @APIResponse(responseCode = "409", description = "The days are no longer as they were planned")
    @APIResponse(responseCode = "422", description = "A field is out of range, or the dates are reversed")
    public Uni<RestResponse<BackfillView>> post(BackfillRequest request) {
        if (request == null) {
            throw PlanProblems.missingBody();
        }
        String account = caller.account();
        if (request.planId() != null) {
            return request.dryRun() ? answer(account, CREATED, request.planId()) : apply(account, request.planId());
        }
        PlanParameters parameters = request.parameters(account);
        return backfills
                .plan(parameters, request.dryRun())
                .chain(id -> request.dryRun() ? answer(account, CREATED, id) : apply(account, id));
    }

    @GET
    @Operation(summary = "Plans, the newest first")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "422", description = "limit is not within 1 to 200, or cursor is none")
    public Uni<BackfillList> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Min(1) Long cursor) {
        return reader.list(caller.account(), cursor, limit + 1)
                .map(plans -> plans.size() <= limit
                        ? new BackfillList(plans, null)
                        : new BackfillList(
                                plans.subList(0, limit), plans.get(limit).number()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A plan with its days, and how far its job is")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "There is no such plan")
    public Uni<BackfillView> get(@PathParam("id") UUID id) {
        String account = caller.account();
        return reader.plan(account, id).chain(plan -> view(account, plan));
    }

    private Uni<RestResponse<BackfillView>> apply(String account, UUID id) {
        return application.apply(account, id).chain(() -> answer(account, ACCEPTED, id));
    }

    private Uni<RestResponse<BackfillView>> answer(String account, int status, UUID id) {
        URI place = URI.create("/api/backfills/" + id);
        return reader.plan(account, id)
                .chain(plan -> view(account, plan))
                .map(view -> ResponseBuilder.<BackfillView>create(status)
                        .location(place)
                        .entity(view)
                        .build());
    }

    private Uni<BackfillView> view(String account, Plan plan) {
        return reader.days(account, plan.id())
                .chain(days -> plan.jobId() == null
                        ? Uni.createFrom().item(BackfillView.of(plan, days, null))
                        : tracking.job(account, plan.jobId())
                                .onFailure()
                                .recoverWithNull()
                                .map(progress -> BackfillView.of(plan, days, progress)));
    }
}
