package io.colloquy.summary.backfill;

import io.colloquy.summary.database.Database;
import io.colloquy.summary.day.DayRange;
import io.colloquy.summary.day.Days;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Every night, all chats and the last seven days, a plan for each account. An account's turn, its plan and its job's order
 * are one transaction: a crash undoes all of it, and one account that fails holds up no other.
 */
@ApplicationScoped
class Nightly {
    private static final Logger LOG = Logger.getLogger(Nightly.class);
    private static final int DAYS = 7;

    private final Database database;
    private final NightlyTurns turns;
    private final Days days;
    private final Plans plans;
    private final PlanApplication application;

    Nightly(Database database, NightlyTurns turns, Days days, Plans plans, PlanApplication application) {
        this.database = database;
        this.turns = turns;
        this.days = days;
        this.plans = plans;
        this.application = application;
    }

    @Scheduled(every = "20s", concurrentExecution = ConcurrentExecution.SKIP, skipExecutionIf = NightlyOff.class)
    Uni<Void> look() {
        return database.now().chain(this::run).onFailure().recoverWithUni(failure -> {
            LOG.warnf("The nightly run is tried again soon: %s", failure.getMessage());
            return Uni.createFrom().voidItem();
        });
    }

    Uni<Void> run(Instant now) {
        return turns.fallDue(NightlyTick.latest(now)).chain(() -> pass("", now));
    }

    /** One pass over the turns that are due, whoever's tick they are from: a replica that died left some behind. */
    private Uni<Void> pass(String after, Instant now) {
        return turns.due(after)
                .chain(accounts -> accounts.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Multi.createFrom()
                                .iterable(accounts)
                                .onItem()
                                .transformToUniAndConcatenate(account -> turn(account, now))
                                .collect()
                                .asList()
                                .invoke(application::wake)
                                .chain(() -> pass(accounts.get(accounts.size() - 1), now)));
    }

    private Uni<Void> turn(String account, Instant now) {
        return database.inTransaction(
                        Backfills.PATIENCE,
                        transaction -> turns.take(transaction, account)
                                .chain(taken -> taken
                                        ? backfill(transaction, account, now)
                                        : Uni.createFrom().voidItem()))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("The night of account %s is tried again later: %s", account, failure.getMessage());
                    return turns.postpone(account);
                });
    }

    private Uni<Void> backfill(SqlConnection transaction, String account, Instant now) {
        return days.in(DayRange.lastDays(account, DAYS, now), transaction)
                .map(found -> Backfills.planned(found, Mode.DUE, now))
                .chain(planned -> planned.stream().noneMatch(PlannedDay::taken)
                        ? Uni.createFrom().voidItem()
                        : apply(transaction, account, planned));
    }

    private Uni<Void> apply(SqlConnection transaction, String account, List<PlannedDay> planned) {
        LOG.info("Starting summary backfill (dry_run: false)");
        UUID id = UUID.randomUUID();
        var parameters = new PlanParameters(account, Mode.DUE, null, null, null);
        return plans.store(transaction, id, parameters, planned, null, null)
                .chain(() -> application.apply(transaction, account, id));
    }
}
