package io.colloquy.summary.backfill;

import io.colloquy.summary.database.Database;
import io.colloquy.summary.day.Day;
import io.colloquy.summary.day.Days;
import io.colloquy.summary.generation.GraphServiceClient;
import io.colloquy.summary.generation.Price;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Makes plans. */
@ApplicationScoped
class Backfills {
    private static final Logger LOG = Logger.getLogger(Backfills.class);
    /** A plan over all messages reads them all. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Database database;
    private final Days days;
    private final Plans plans;
    private final GraphServiceClient graph;

    Backfills(Database database, Days days, Plans plans, GraphServiceClient graph) {
        this.database = database;
        this.days = days;
        this.plans = plans;
        this.graph = graph;
    }

    Uni<UUID> plan(PlanParameters parameters, boolean dryRun) {
        LOG.infof("Starting summary backfill (dry_run: %s)", dryRun);
        return database.now()
                .chain(now -> read(parameters, now))
                .chain(planned -> graph.price().chain(price -> store(parameters, planned, price)));
    }

    private Uni<List<PlannedDay>> read(PlanParameters parameters, Instant now) {
        return database.inTransaction(
                        PATIENCE,
                        connection ->
                                known(parameters, connection).chain(() -> days.in(parameters.range(now), connection)))
                .map(found -> planned(found, parameters.mode(), now));
    }

    private Uni<Void> known(PlanParameters parameters, SqlConnection connection) {
        return parameters.chatIds() == null
                ? Uni.createFrom().voidItem()
                : days.known(parameters.account(), parameters.chatIds(), connection);
    }

    private Uni<UUID> store(PlanParameters parameters, List<PlannedDay> planned, Price price) {
        UUID id = UUID.randomUUID();
        Estimate estimate = planned.stream()
                .filter(PlannedDay::taken)
                .map(PlannedDay::estimate)
                .reduce(Estimate.nothing(), Estimate::plus);
        BigDecimal amount = price == null ? null : price.of(estimate.promptTokens(), estimate.completionTokens());
        String currency = price == null ? null : price.currency();
        return database.inTransaction(
                        PATIENCE, transaction -> plans.store(transaction, id, parameters, planned, amount, currency))
                .replaceWith(id);
    }

    static List<PlannedDay> planned(List<Day> found, Mode mode, Instant now) {
        return found.stream().map(day -> PlannedDay.of(day, mode, now)).toList();
    }
}
