package io.colloquy.tracking.retention;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.TrackingClient;
import io.colloquy.tracking.database.CountingDatabase;
import io.colloquy.tracking.lease.CrashMaker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class RetentionTest {
    private static final List<String> TEN_THOUSAND_JOBS = List.of(
            """
            INSERT INTO job (id, kind, title, payload, fingerprint, status, total, done, created_at, started_at, finished_at)
            SELECT gen_random_uuid(), $1, 'old', '{}', '', 'completed', 2, 2, at, at, at
            FROM generate_series(1, 10000) AS number, LATERAL (
                SELECT clock_timestamp() - interval '8 days' - number * interval '1 second' AS at)
            """,
            """
            INSERT INTO batch (job_id, number, kind, queued_at, items, status, attempt, ended_at, done)
            SELECT id, number, kind, created_at, ARRAY['a'], 'completed', 1, finished_at, 1
            FROM job, generate_series(1, 2) AS number WHERE kind = $1
            """,
            "INSERT INTO job_event (job_id, name, data) SELECT id, 'finished', '{}' FROM job WHERE kind = $1");

    @Inject
    Retention retention;

    @Inject
    Pool pool;

    @Inject
    CrashMaker crashes;

    @Inject
    CountingDatabase database;

    private final TrackingClient tracking = new TrackingClient();

    @Test
    void finishedJobsGoAfterSevenDaysAndUnfinishedOnesStayAndTheStatisticsWithThem() {
        var old = tracking.createJob("a");
        crashes.crash(tracking.claimOne());
        tracking.complete(tracking.claimOne());
        var young = tracking.createJob("b");
        tracking.complete(tracking.claimOne());
        var unfinished = tracking.createJob("c", "d");
        tracking.complete(tracking.claimOne());
        daysPass(old, "7 days 1 minute");
        daysPass(young, "6 days 23 hours");
        daysPass(unfinished, "100 days");
        Map<String, Object> before = statistics();

        clean();

        assertEquals(404, status(old));
        assertEquals(200, status(young));
        assertEquals(200, status(unfinished));
        Map<String, Object> after = statistics();
        for (String number : List.of("jobs", "percent", "seconds", "crashes", "days")) {
            assertEquals(before.get(number), after.get(number));
        }
        tracking.complete(tracking.claimOne()).statusCode(204);
        assertEquals("completed", tracking.job(unfinished).getString("status"));
    }

    @Test
    void tenThousandJobsGoInShortTransactions() {
        TEN_THOUSAND_JOBS.forEach(sql -> pool.preparedQuery(sql).executeAndAwait(Tuple.of(tracking.kind)));
        database.forget();

        clean();

        assertEquals(0, jobsOf(tracking.kind));
        assertTrue(database.longestTransaction().toMillis() < 1000, "longest: " + database.longestTransaction());
    }

    @Test
    void statisticsAreBounded() {
        pool.query("TRUNCATE job_hour, crash").executeAndAwait();
        pool.query(
                        "INSERT INTO job_hour (hour, slot) SELECT date_trunc('hour', now(), 'UTC') - n * interval '1 hour', 1"
                                + " FROM generate_series(0, 12000) AS n")
                .executeAndAwait();
        pool.query("INSERT INTO crash (job_id, batch, items, size, worker)"
                        + " SELECT gen_random_uuid(), n, ARRAY['a'], 1, 'w' FROM generate_series(1, 7000) AS n")
                .executeAndAwait();

        clean();

        assertEquals(400 * 24, rows("job_hour"), 1);
        assertEquals(1000, rows("crash"));
        assertEquals(
                List.of(7000, 6999, 6998, 6997, 6996),
                given().get("/api/jobs/stats").jsonPath().getList("crashes.batch"));
    }

    private void clean() {
        retention.run(List.of()).await().atMost(Duration.ofSeconds(60));
    }

    private Map<String, Object> statistics() {
        return given().get("/api/jobs/stats?window=30d").jsonPath().getMap("");
    }

    private static int status(UUID job) {
        return given().get("/api/jobs/" + job).statusCode();
    }

    private int rows(String table) {
        return pool.query("SELECT FROM " + table).executeAndAwait().size();
    }

    private int jobsOf(String kind) {
        return pool.preparedQuery("SELECT FROM job WHERE kind = $1")
                .executeAndAwait(Tuple.of(kind))
                .size();
    }

    private void daysPass(UUID job, String time) {
        pool.preparedQuery(
                        "UPDATE job SET created_at = created_at - $2::text::interval,"
                                + " started_at = started_at - $2::text::interval, finished_at = finished_at - $2::text::interval WHERE id = $1")
                .executeAndAwait(Tuple.of(job, time));
    }
}
