package io.colloquy.tracking.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.TrackingClient;
import io.colloquy.tracking.TrackingClient.Claimed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random claims, beats, ends, crashes and calls by holders long gone, while jobs are paused, resumed, cancelled and retried; after
 * every step the books must balance.
 */
@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class RandomHistoryTest {
    private static final String UNBALANCED = """
            SELECT job.id FROM job LEFT JOIN (
                SELECT job_id, sum(done) AS done, sum(failed) AS failed, sum(crashed) AS crashed, sum(skipped) AS skipped,
                    sum(invalid) AS invalid, sum(cancelled) AS cancelled,
                    sum(cardinality(items)) FILTER (WHERE status <> 'split') AS items,
                    count(*) FILTER (WHERE status IN ('pending', 'paused', 'running')) AS open
                FROM batch GROUP BY job_id) AS batches ON batches.job_id = job.id
            WHERE job.kind = $1 AND ((job.done, job.failed, job.crashed, job.skipped, job.invalid, job.cancelled, job.total)
                    IS DISTINCT FROM (batches.done, batches.failed, batches.crashed, batches.skipped, batches.invalid,
                        batches.cancelled, batches.items)
                OR (batches.open = 0) <> (job.finished_at IS NOT NULL))
            """;

    private static final String ENDED = """
            SELECT id, done + failed + crashed + skipped + invalid + cancelled AS ended,
                CASE WHEN finished_at IS NOT NULL THEN status END AS outcome
            FROM job WHERE kind = $1
            """;

    @Inject
    Sweep sweep;

    @Inject
    TimeTravel time;

    @Inject
    Pool pool;

    private final TrackingClient tracking = new TrackingClient();
    private final List<Claimed> everClaimed = new ArrayList<>();
    private final Map<UUID, Integer> ended = new HashMap<>();
    private final Map<UUID, String> outcomes = new HashMap<>();

    @BeforeEach
    void others() {
        time.everybodyElseBeats();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20240229, 4242})
    void countersEqualTheirBatchesAndNeverFall(long seed) {
        var random = new Random(seed);
        for (int job = 0; job < 3; job++) {
            ended.put(tracking.createJob("a b c d e", "f", "g h"), 0);
        }

        for (int step = 0; step < 120; step++) {
            step(random);
            check("seed " + seed + ", step " + step);
        }
        List.copyOf(ended.keySet()).forEach(job -> tracking.control(job, "resume"));
        for (var claims = tracking.claim(10); !claims.isEmpty() || crashTheRest(); claims = tracking.claim(10)) {
            claims.forEach(tracking::complete);
            check("seed " + seed + ", at the end");
        }

        ended.forEach((job, items) -> assertEquals(100, tracking.job(job).getInt("percent")));
    }

    private void step(Random random) {
        if (random.nextInt(5) == 0) {
            control(random);
            return;
        }
        if (everClaimed.isEmpty() || random.nextInt(3) == 0) {
            everClaimed.addAll(tracking.claim(1 + random.nextInt(3)));
            return;
        }
        Claimed claim = everClaimed.get(random.nextInt(everClaimed.size()));
        int items = claim.items().size();
        int done = random.nextInt(items + 1);
        switch (random.nextInt(6)) {
            case 0 -> tracking.complete(claim, done, items - done, 0, 0);
            case 1 -> tracking.complete(claim, 0, 0, done, items - done);
            case 2 -> tracking.fail(claim, "dice");
            case 3 -> tracking.release(claim);
            case 4 -> tracking.heartbeat(claim, done);
            default -> {
                time.leaseRanOut(claim);
                sweep.run().await().atMost(Duration.ofSeconds(20));
            }
        }
    }

    private void control(Random random) {
        var jobs = ended.keySet().stream().sorted().toList();
        UUID job = jobs.get(random.nextInt(jobs.size()));
        switch (random.nextInt(8)) {
            case 0 -> tracking.control(job, "cancel");
            case 1, 2 ->
                tracking.retry(
                        job,
                        new JsonObject()
                                .put("status", new JsonArray().add("failed").add("crashed")));
            case 3, 4 -> tracking.control(job, "pause");
            default -> tracking.control(job, "resume");
        }
    }

    private boolean crashTheRest() {
        everClaimed.forEach(time::leaseRanOut);
        return sweep.run().await().atMost(Duration.ofSeconds(20)) > 0;
    }

    private void check(String when) {
        var unbalanced = pool.preparedQuery(UNBALANCED).executeAndAwait(Tuple.of(tracking.kind));
        assertEquals(0, unbalanced.size(), when);
        pool.preparedQuery(ENDED).executeAndAwait(Tuple.of(tracking.kind)).forEach(row -> {
            int now = row.getInteger("ended");
            Integer before = ended.put(row.getUUID("id"), now);
            assertTrue(before == null || now >= before, when + ": ended items fell from " + before + " to " + now);
            String outcome = row.getString("outcome");
            String earlier = outcomes.put(row.getUUID("id"), outcome);
            assertTrue(earlier == null || earlier.equals(outcome), when + ": " + earlier + " became " + outcome);
        });
    }
}
