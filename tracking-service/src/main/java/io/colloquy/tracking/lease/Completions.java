package io.colloquy.tracking.lease;

import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.job.Counts;
import io.colloquy.tracking.job.JobMessage;
import io.colloquy.tracking.job.JobProgress;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Ends batches with their counts. Every end is a compare-and-set on its fence, and changes the job's counters in the same
 * transaction. That transaction holds the job's row, so those that come for one job at the same time share it.
 */
@ApplicationScoped
class Completions {
    /** Of two that say the same of one batch one takes effect; the other is told that it had been done. */
    private static final String COMPLETE = """
            WITH asked AS MATERIALIZED (
                SELECT * FROM unnest($2::int[], $3::bigint[], $4::int[], $5::int[], $6::int[], $7::int[]) WITH ORDINALITY
                    AS asked (number, fence, done, failed, skipped, invalid, position)),
            held AS MATERIALIZED (
                SELECT asked.* FROM asked JOIN batch ON batch.job_id = $1 AND batch.number = asked.number
                WHERE batch.fence = asked.fence AND batch.status = 'running'
                    AND cardinality(batch.items) = asked.done + asked.failed + asked.skipped + asked.invalid
                ORDER BY batch.number
                FOR NO KEY UPDATE OF batch)
            UPDATE batch SET status = 'completed',
                done = held.done, failed = held.failed, skipped = held.skipped, invalid = held.invalid,
                items_done = cardinality(items), lease_until = NULL, ended_at = clock_timestamp()
            FROM held
            WHERE batch.job_id = $1 AND batch.number = held.number AND batch.fence = held.fence AND batch.status = 'running'
            RETURNING held.position::int - 1 AS place,
                extract(epoch FROM clock_timestamp() - batch.claimed_at)::float8 AS seconds
            """;

    private static final int UNAVAILABLE = 503;

    private final Database database;
    private final JobProgress progress;
    private final Refusals refusals;
    private final BatchMetrics metrics;
    private final Groups groups = new Groups(this::commit, Completions::isOfOne);

    Completions(Database database, JobProgress progress, Refusals refusals, BatchMetrics metrics) {
        this.database = database;
        this.progress = progress;
        this.refusals = refusals;
        this.metrics = metrics;
    }

    /** Repeated by the same holder it changes nothing; of whoever was overtaken it is refused. */
    Uni<Void> complete(BatchEnd end) {
        return database.inTime(groups.add(end))
                .flatMap(done -> done
                        ? Uni.createFrom().voidItem()
                        : refusals.explain(end.holder(), end.counts().total(), Refusals.Wanted.COMPLETE));
    }

    /** In the caller's transaction; false when the batch is not the holder's to complete, and nothing was changed. */
    Uni<Boolean> completeIn(SqlConnection connection, BatchEnd end) {
        return write(connection, end.holder().job(), List.of(end)).map(effects -> effects.get(0));
    }

    private Uni<List<Boolean>> commit(UUID job, List<BatchEnd> group) {
        return database.inTransaction(connection -> write(connection, job, group));
    }

    /** A database that is away is away for all; anything else may be the doing of what one of them wants stored. */
    private static boolean isOfOne(Throwable failure) {
        return !(failure instanceof HttpProblem problem && problem.getStatusCode() == UNAVAILABLE);
    }

    private Uni<List<Boolean>> write(SqlConnection connection, UUID job, List<BatchEnd> group) {
        return connection
                .preparedQuery(COMPLETE)
                .execute(values(job, group))
                .invoke(this::measure)
                .map(rows -> rows.stream().map(row -> row.getInteger("place")).collect(Collectors.toSet()))
                .call(places -> count(connection, job, of(group, places)))
                .map(places -> IntStream.range(0, group.size())
                        .mapToObj(places::contains)
                        .toList());
    }

    private Uni<Void> count(SqlConnection connection, UUID job, List<BatchEnd> ended) {
        if (ended.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Counts counts =
                ended.stream().map(BatchEnd::counts).reduce(Counts::plus).orElseThrow();
        List<JobMessage> messages =
                ended.stream().flatMap(end -> end.messages().stream()).toList();
        return Multi.createFrom()
                .iterable(ended)
                .onItem()
                .transformToUniAndConcatenate(end -> progress.spend(connection, job, end.cost()))
                .collect()
                .last()
                .chain(() -> progress.count(connection, job, counts, messages, null));
    }

    private void measure(RowSet<Row> rows) {
        rows.forEach(row -> metrics.attemptEnded("completed", row.getDouble("seconds")));
    }

    private static List<BatchEnd> of(List<BatchEnd> group, Set<Integer> places) {
        return places.stream().sorted().map(group::get).toList();
    }

    private static Tuple values(UUID job, List<BatchEnd> group) {
        return Tuple.of(job)
                .addValue(numbers(group, end -> end.holder().batch()))
                .addValue(group.stream().map(end -> end.holder().fence()).toArray(Long[]::new))
                .addValue(numbers(group, end -> end.counts().done()))
                .addValue(numbers(group, end -> end.counts().failed()))
                .addValue(numbers(group, end -> end.counts().skipped()))
                .addValue(numbers(group, end -> end.counts().invalid()));
    }

    private static Integer[] numbers(List<BatchEnd> group, Function<BatchEnd, Integer> number) {
        return group.stream().map(number).toArray(Integer[]::new);
    }
}
