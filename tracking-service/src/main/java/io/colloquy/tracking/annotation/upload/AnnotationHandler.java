package io.colloquy.tracking.annotation.upload;

import io.colloquy.batchworker.BatchHandler;
import io.colloquy.batchworker.Claim;
import io.colloquy.batchworker.Outcome;
import io.colloquy.tracking.annotation.collection.Mode;
import io.colloquy.tracking.annotation.collection.Projects;
import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.lease.LocalQueue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Stores one batch of an upload: documents, counters, report and the end of the batch are one transaction, which fails as a whole
 * when the lease has been lost. Whatever runs twice therefore counts once.
 */
@ApplicationScoped
class AnnotationHandler implements BatchHandler {
    /** A worker that is frozen in the middle must not keep its locks for longer than its lease. */
    private static final String LET_GO = "SET LOCAL idle_in_transaction_session_timeout = '20s'";

    private static final String JOB_OF = "SELECT job_id FROM annotation_upload WHERE project = $1 AND id = $2";

    private final Database database;
    private final LocalQueue queue;
    private final Projects projects;

    AnnotationHandler(Database database, LocalQueue queue, Projects projects) {
        this.database = database;
        this.queue = queue;
        this.projects = projects;
    }

    @Override
    public String kind() {
        return Planning.KIND;
    }

    @Override
    public Uni<Outcome> handle(Claim claim, Progress progress) {
        var payload = new JsonObject(claim.payload());
        var order = new Order(
                payload.getString("project"),
                UUID.fromString(payload.getString("uploadId")),
                Mode.named(payload.getString("mode")).orElseThrow());
        List<Place> places = claim.items().stream().map(Place::of).toList();
        return database.inTransaction(
                Planning.PATIENCE,
                connection -> connection
                        .query(LET_GO)
                        .execute()
                        .chain(() -> done(connection, claim, order, places))
                        .chain(done -> store(connection, claim, order, places, done, progress)));
    }

    /** The project is its key, as the payload has it: it holds for whoever of an earlier release works on it, too. */
    private record Order(String project, UUID upload, Mode mode) {}

    private static Uni<Set<Long>> done(SqlConnection connection, Claim claim, Order order, List<Place> places) {
        return connection
                .preparedQuery(JOB_OF)
                .execute(Tuple.of(order.project(), order.upload()))
                .chain(rows -> rows.size() > 0
                                && claim.jobId().equals(rows.iterator().next().getUUID("job_id"))
                        ? Uni.createFrom().item(Set.of())
                        : BatchReports.done(connection, order.project(), order.upload(), places));
    }

    private Uni<Outcome> store(
            SqlConnection connection, Claim claim, Order order, List<Place> places, Set<Long> done, Progress progress) {
        var tally = new BatchTally();
        places.stream().filter(place -> done.contains(place.ordinal())).forEach(place -> {
            tally.doneBefore(place);
            progress.itemDone();
        });
        List<Place> left =
                places.stream().filter(place -> !done.contains(place.ordinal())).toList();
        var deposit = projects.deposit(connection, order.project(), order.mode());
        var storing = new Storing(deposit, order.mode(), tally);
        var chunks = new Chunks(connection, order.project(), order.upload());
        return Multi.createFrom()
                .iterable(Chunks.portions(left))
                .onItem()
                .transformToUniAndConcatenate(portion -> chunks.read(portion)
                        .chain(storing::store)
                        .invoke(() -> portion.forEach(place -> progress.itemDone())))
                .collect()
                .last()
                .chain(deposit::close)
                .chain(() -> end(connection, claim, order, tally));
    }

    private Uni<Outcome> end(SqlConnection connection, Claim claim, Order order, BatchTally tally) {
        Outcome outcome = tally.outcome(claim.batch());
        return BatchReports.write(connection, order.project(), order.upload(), claim.jobId(), tally, claim.batch())
                .chain(() -> queue.completeIn(connection, claim, outcome))
                .replaceWith(outcome);
    }
}
