package io.colloquy.summary.backfill;

import io.colloquy.batchworker.BatchHandler;
import io.colloquy.batchworker.Claim;
import io.colloquy.batchworker.Outcome;
import io.colloquy.summary.generation.GenerationConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Works through the days of a batch, several at a time. */
@ApplicationScoped
class BackfillHandler implements BatchHandler {
    static final String KIND = "backfill";
    /** Batches that a worker holds at once share the days in flight. */
    private static final int BATCHES_AT_ONCE = 2;

    private final DayWork.Tools tools;
    private final int inFlight;

    BackfillHandler(DayWork.Tools tools, GenerationConfig config) {
        this.tools = tools;
        this.inFlight = Math.max(1, config.inFlight() / BATCHES_AT_ONCE);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> handle(Claim claim, Progress progress) {
        UUID plan = UUID.fromString(new JsonObject(claim.payload()).getString("planId"));
        return tools.fences()
                .announce(claim)
                .chain(() -> tools.work().of(plan, claim.items()))
                .chain(found -> all(claim, found, progress));
    }

    private Uni<Outcome> all(Claim claim, Map<String, PlannedWork.Item> found, Progress progress) {
        return Multi.createFrom()
                .iterable(claim.items())
                .onItem()
                .transformToUni(name -> one(claim, name, found.get(name)).invoke(progress::itemDone))
                .merge(inFlight)
                .collect()
                .asList()
                .map(ItemEnd::outcome);
    }

    private Uni<ItemEnd> one(Claim claim, String name, PlannedWork.Item item) {
        return item == null ? Uni.createFrom().item(ItemEnd.invalid(name)) : new DayWork(tools, claim, item).run();
    }
}
