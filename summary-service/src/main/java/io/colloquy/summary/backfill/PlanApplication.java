package io.colloquy.summary.backfill;

import io.colloquy.summary.database.Database;
import io.colloquy.summary.tracking.JobOrder;
import io.colloquy.summary.tracking.Outbox;
import io.colloquy.summary.tracking.OutboxDelivery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Turns a plan into a job: the plan's state and the job's order are one transaction. */
@ApplicationScoped
class PlanApplication {
    private static final Logger LOG = Logger.getLogger(PlanApplication.class);

    private final Database database;
    private final Plans plans;
    private final PlanReader reader;
    private final Outbox outbox;
    private final OutboxDelivery delivery;

    PlanApplication(Database database, Plans plans, PlanReader reader, Outbox outbox, OutboxDelivery delivery) {
        this.database = database;
        this.plans = plans;
        this.reader = reader;
        this.outbox = outbox;
        this.delivery = delivery;
    }

    /** Applying again changes nothing; fails with plan-drift when the planned days are not as they were. */
    Uni<Void> apply(String account, UUID id) {
        return database.inTransaction(Backfills.PATIENCE, transaction -> apply(transaction, account, id))
                .invoke(this::wake);
    }

    /** Has the order sent at once; for after the commit. */
    void wake() {
        delivery.wake();
    }

    /** As {@link #apply(String, UUID)}, as part of the caller's transaction; {@link #wake()} after it. */
    Uni<Void> apply(SqlConnection transaction, String account, UUID id) {
        return plans.lock(transaction, account, id)
                .chain(state -> state.equals("planned")
                        ? order(transaction, account, id)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> order(SqlConnection transaction, String account, UUID id) {
        return plans.drifted(transaction, id)
                .invoke(drifted -> {
                    if (!drifted.isEmpty()) {
                        throw PlanProblems.drift(drifted);
                    }
                })
                .chain(() -> reader.days(transaction, account, id))
                .map(days -> days.stream().filter(PlannedDay::taken).toList())
                .invoke(PlanApplication::announce)
                .chain(taken -> outbox.order(transaction, job(account, id, taken)))
                .chain(() -> plans.apply(transaction, id));
    }

    private static JobOrder job(String account, UUID id, List<PlannedDay> taken) {
        List<String> items = taken.stream().map(PlannedDay::item).toList();
        return new JobOrder(account, id, BackfillHandler.KIND, title(taken), Map.of("planId", id), Batches.of(items));
    }

    private static String title(List<PlannedDay> taken) {
        if (taken.isEmpty()) {
            return "Backfill of nothing";
        }
        var days = taken.stream().map(PlannedDay::day).sorted().toList();
        long chats = taken.stream().map(PlannedDay::chatId).distinct().count();
        return "Backfill " + days.get(0) + " to " + days.get(days.size() - 1) + ", " + chats
                + (chats == 1 ? " chat" : " chats");
    }

    private static void announce(List<PlannedDay> taken) {
        Map<Long, List<PlannedDay>> byChat = taken.stream().collect(Collectors.groupingBy(PlannedDay::chatId));
        LOG.infof("Found %d chats to process", byChat.size());
        byChat.forEach((chat, days) -> LOG.infof(
                "Processing chat %d from %s to %s",
                chat, days.get(0).day(), days.get(days.size() - 1).day()));
    }
}
