package io.colloquy.tracking.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.TrackingClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cost of a claim in pages of the database that it looks at, which no other load on the machine changes. */
@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class ClaimCostTest {
    private static final String FILL = """
            INSERT INTO batch (job_id, number, kind, queued_at, items)
            SELECT job.id, 1 + n, job.kind, job.created_at, ARRAY['more-' || n]
            FROM job, generate_series(1, $2::int) AS n WHERE job.id = $1
            """;

    private static final String END = """
            UPDATE batch SET status = 'completed', ended_at = clock_timestamp(), done = 1
            WHERE job_id = $1 AND number BETWEEN 2 AND $2
            """;

    @Inject
    Pool pool;

    @BeforeEach
    void nobodyCleansUp() {
        pool.query("ALTER TABLE batch SET (autovacuum_enabled = false)").executeAndAwait();
    }

    @AfterEach
    void cleanUp() {
        pool.query("TRUNCATE job, batch, job_event, job_message").executeAndAwait();
        pool.query("ALTER TABLE batch RESET (autovacuum_enabled)").executeAndAwait();
    }

    @Test
    void aClaimCostsTheSameBeforeAHundredThousandBatchesAndBehindFiftyThousandDeadOnes() {
        var alone = new TrackingClient();
        alone.createJob("a");
        pool.query("ANALYZE batch").executeAndAwait();
        long few = pages(alone.kind);

        var other = new TrackingClient();
        fill(other.createJob("a"), 50_000);
        var crowded = new TrackingClient();
        UUID job = crowded.createJob("a");
        fill(job, 100_000);
        assertEquals(
                50_000,
                pool.preparedQuery(END).executeAndAwait(Tuple.of(job, 50_001)).rowCount());
        pool.query("ANALYZE batch").executeAndAwait();
        // The first to come by marks the dead entries in the index; nobody after it looks at them again.
        pages(crowded.kind);

        long many = pages(crowded.kind);
        assertTrue(many <= few + 40, few + " pages alone, " + many + " in the crowd");
        assertTrue(pages(alone.kind) <= few + 40, "behind another kind");
    }

    private void fill(UUID job, int batches) {
        pool.preparedQuery(FILL).executeAndAwait(Tuple.of(job, batches));
    }

    private long pages(String kind) {
        return pool.withTransaction(connection -> connection
                        .preparedQuery("EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) " + Claims.CLAIM)
                        .execute(Tuple.of(new String[] {kind}, 1, "test", 30_000.0))
                        .map(rows -> rows.iterator().next().getValue(0))
                        .call(() -> connection.query("ROLLBACK; BEGIN").execute()))
                .map(ClaimCostTest::pages)
                .await()
                .indefinitely();
    }

    private static long pages(Object explained) {
        var plan = ((JsonArray) explained).getJsonObject(0).getJsonObject("Plan");
        return plan.getLong("Shared Hit Blocks") + plan.getLong("Shared Read Blocks");
    }
}
