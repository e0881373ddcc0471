package io.colloquy.summary.backfill;

import io.colloquy.summary.database.Database;
import io.colloquy.summary.day.DayRange;
import io.colloquy.summary.day.Days;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Every night, all chats and the last seven days. The tick's row, the plan and the job's order are one transaction: across
 * replicas a tick runs once, a crash in it undoes all of it, and a tick that was missed is made up when a replica is there.
 */
@ApplicationScoped
class Nightly {
    private static final Logger LOG = Logger.getLogger(Nightly.class);
    private static final String NAME = "nightly";
    private static final int DAYS = 7;
    private static final String TICK =
            "INSERT INTO schedule_tick (name, due_at) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    private static final String EARLIER = "SELECT FROM schedule_tick WHERE name = $1 AND due_at < $2 LIMIT 1";

    private final Database database;
    private final Days days;
    private final Plans plans;
    private final PlanApplication application;
    private final boolean enabled;

    Nightly(Database database, Days days, Plans plans, PlanApplication application, BackfillConfig config) {
        this.database = database;
        this.days = days;
        this.plans = plans;
        this.application = application;
        this.enabled = config.nightlyEnabled();
    }

    @Scheduled(every = "20s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        if (!enabled) {
            return Uni.createFrom().voidItem();
        }
        return database.now().chain(this::run).onFailure().recoverWithUni(failure -> {
            LOG.warnf("The nightly run is tried again soon: %s", failure.getMessage());
            return Uni.createFrom().voidItem();
        });
    }

    Uni<Void> run(Instant now) {
        return database.inTransaction(Backfills.PATIENCE, transaction -> run(transaction, now))
                .invoke(application::wake);
    }

    private Uni<Void> run(SqlConnection transaction, Instant now) {
        Tuple tick = Tuple.of(NAME, NightlyTick.latest(now).atOffset(ZoneOffset.UTC));
        return transaction
                .preparedQuery(TICK)
                .execute(tick)
                .chain(inserted -> inserted.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : transaction
                                .preparedQuery(EARLIER)
                                .execute(tick)
                                .chain(earlier -> earlier.size() == 0
                                        // The first start of all: nothing was missed before it.
                                        ? Uni.createFrom().voidItem()
                                        : backfill(transaction, now)));
    }

    private Uni<Void> backfill(SqlConnection transaction, Instant now) {
        return days.in(DayRange.lastDays(DAYS, now), transaction)
                .map(found -> Backfills.planned(found, Mode.DUE, now))
                .chain(planned -> planned.stream().noneMatch(PlannedDay::taken)
                        ? Uni.createFrom().voidItem()
                        : apply(transaction, planned));
    }

    private Uni<Void> apply(SqlConnection transaction, List<PlannedDay> planned) {
        LOG.info("Starting summary backfill (dry_run: false)");
        UUID id = UUID.randomUUID();
        var parameters = new PlanParameters(Mode.DUE, null, null, null);
        return plans.store(transaction, id, parameters, planned, null, null)
                .chain(() -> application.apply(transaction, id));
    }
}
