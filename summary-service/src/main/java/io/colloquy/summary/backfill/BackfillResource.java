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
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/api/backfills")
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
    record BackfillList(List<Plan> items, Long nextCursor) {}

    /** 201 for a plan that is only made, 202 for one that is applied. */
    @POST
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
