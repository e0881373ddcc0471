package io.colloquy.tracking.statistics;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.TrackingClient;
import io.colloquy.tracking.lease.CrashMaker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class StatisticsTest {
    @Inject
    Pool pool;

    @Inject
    CrashMaker crashes;

    private final TrackingClient tracking = new TrackingClient();

    @BeforeEach
    void nothingWasCountedYet() {
        pool.query("TRUNCATE job_hour, crash").executeAndAwait();
    }

    @Test
    void jobsAreCountedAsTheyEnd() {
        tracking.createJob();
        tracking.createJob("a");
        tracking.complete(tracking.claimOne());
        tracking.createJob("b");
        tracking.complete(tracking.claimOne(), 0, 0, 0, 1);
        given().post("/api/jobs/" + tracking.createJob("never claimed") + "/cancel")
                .then()
                .statusCode(200);
        tracking.createJob("c", "d");
        tracking.complete(tracking.claimOne());

        var statistics = statistics("24h");

        assertEquals(2, statistics.getInt("jobs.completed"));
        assertEquals(1, statistics.getInt("jobs.completed_with_errors"));
        assertEquals(1, statistics.getInt("jobs.cancelled"));
        assertEquals(0, statistics.getInt("jobs.failed"));
        assertTrue(statistics.getInt("jobs.running") >= 1);
        assertEquals(50.0f, statistics.getFloat("percent.completed"));
        assertEquals(25.0f, statistics.getFloat("percent.completed_with_errors"));
        assertTrue(statistics.getFloat("seconds.average") <= statistics.getFloat("seconds.maximum"));
        assertTrue(statistics.getLong("tables.batch") > 0);
    }

    @Test
    void attemptsAreKnownWhenTheirJobEndsAndCrashesAtOnce() {
        tracking.createJob("a b c d", "e");
        crashes.crash(tracking.claimOne());

        var running = statistics("1h");
        assertEquals(1, running.getInt("days[6].crashes"));
        assertEquals(1, running.getInt("days[6].attempts"));
        assertEquals(1.0f, running.getFloat("days[6].rate"));

        tracking.fail(tracking.claimOne(), "once");
        tracking.complete(tracking.claimOne());
        tracking.complete(tracking.claimOne());

        var ended = statistics("1h");
        assertEquals(1, ended.getInt("days[6].crashes"));
        assertEquals(4, ended.getInt("days[6].attempts"));
        assertEquals(0.25f, ended.getFloat("days[6].rate"));
        assertEquals(7, ended.getList("days").size());
    }

    @Test
    void theFiveLatestCrashesAreNamedWithThreeItemsAtMost() {
        var id = tracking.createJob("a b c d", "e", "f", "g", "h", "i");
        tracking.claim(6).forEach(crashes::crash);

        var statistics = statistics("24h");

        assertEquals(List.of(6, 5, 4, 3, 2), statistics.getList("crashes.batch"));
        assertEquals(id.toString(), statistics.getString("crashes[0].jobId"));
        assertEquals("test-1", statistics.getString("crashes[0].worker"));
        assertEquals(List.of("i"), statistics.getList("crashes[0].items"));
        pool.query("DELETE FROM crash WHERE batch > 1").executeAndAwait();
        var first = statistics("24h");
        assertEquals(List.of("a", "b", "c"), first.getList("crashes[0].items"));
        assertEquals(4, first.getInt("crashes[0].size"));
    }

    @Test
    void whatEndedBeforeTheWindowIsNotInIt() {
        tracking.createJob("a");
        crashes.crash(tracking.claimOne());
        tracking.complete(tracking.claimOne());
        pool.query("UPDATE job_hour SET hour = hour - interval '2 days'").executeAndAwait();
        pool.query("UPDATE crash SET at = at - interval '2 days'").executeAndAwait();

        var day = statistics("24h");
        assertEquals(0, day.getInt("jobs.completed"));
        assertNull(day.getString("percent.completed"));
        assertNull(day.getString("seconds.average"));
        assertEquals(0, day.getList("crashes").size());
        assertNull(day.getString("days[6].rate"));
        assertEquals(0.5f, day.getFloat("days[4].rate"));

        var week = statistics("7d");
        assertEquals(1, week.getInt("jobs.completed"));
        assertEquals(1, week.getList("crashes").size());
    }

    @Test
    void oldHoursOfAccountsAreFoundByTheirHour() {
        String plan = pool
                .withTransaction(connection -> connection
                        .query("SET LOCAL enable_seqscan = off")
                        .execute()
                        .chain(() -> connection
                                .query("EXPLAIN " + StatisticsPruning.ACCOUNTS_HOURS.replace("$1", "5000"))
                                .execute()))
                .await()
                .indefinitely()
                .stream()
                .map(row -> row.getString(0).strip())
                .collect(Collectors.joining("\n"));

        assertTrue(plan.contains("account_hour_by_hour"), plan);
        assertTrue(plan.contains("Index Cond: (hour < "), plan);
    }

    @Test
    void aWrongWindowIsNamed() {
        given().get("/api/jobs/stats?window=soon").then().statusCode(400).body("detail", containsString("window"));
        given().get("/api/jobs/stats?window=31d")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("https://colloquy.io/problems/invalid-request"));
    }

    private static JsonPath statistics(String window) {
        return given().get("/api/jobs/stats?window=" + window)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
