package io.colloquy.tracking.leaving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.As;
import io.colloquy.tracking.TrackingClient;
import io.colloquy.tracking.annotation.Collections;
import io.colloquy.tracking.caller.Household;
import io.colloquy.tracking.caller.Household.Owned;
import io.colloquy.tracking.lease.CrashMaker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class LeavingTest {
    @Inject
    Household household;

    @Inject
    CrashMaker crashes;

    @Inject
    Pool pool;

    @Test
    void whoeverLeavesLeavesNothingBehindAndNobodyElseNotices() {
        Owned stays = household.furnish("acc_stays_" + UUID.randomUUID());
        Map<String, Integer> others = counts(export(stays.account()));
        int rows = household.rowsWith(stays.word()).size();
        Owned leaves = household.furnish("acc_leaves_" + UUID.randomUUID());
        crashes.crash(leaves.held());
        assertFalse(household.rowsWith(leaves.word()).isEmpty());
        assertFalse(household.rowsWith(leaves.account()).isEmpty());
        List<JsonObject> exported = export(leaves.account());

        Map<String, Integer> erased = eraseAll(leaves.account());

        assertEquals(counts(exported), erased);
        assertEquals(List.of(), household.rowsWith(leaves.word()));
        assertEquals(List.of(), household.rowsWith(leaves.account()));
        assertEquals(others, counts(export(stays.account())));
        assertEquals(rows, household.rowsWith(stays.word()).size());
        leaves.tracking().complete(leaves.held()).statusCode(404);
        stays.tracking().complete(stays.held()).statusCode(204);
    }

    @Test
    void anErasureThatIsDoneMayBeRepeated() {
        Owned leaves = household.furnish("acc_twice_" + UUID.randomUUID());
        eraseAll(leaves.account());

        JsonPath again = erase(leaves.account());

        assertTrue(again.getBoolean("done"));
        again.<String, Integer>getMap("deleted").forEach((sort, number) -> assertEquals(0, number, sort));
    }

    @Test
    void aJobThatIsUnderWayIsCancelledBeforeAnythingOfItGoes() {
        String account = "acc_working_" + UUID.randomUUID();
        var tracking = new TrackingClient(account);
        UUID job = tracking.createJob("a", "b");
        var held = tracking.claimOne();
        fill(job, 30_000);

        JsonPath first = erase(account);

        assertFalse(first.getBoolean("done"));
        assertEquals("cancelled", tracking.job(job).getString("status"));
        tracking.heartbeat(held, 0).statusCode(409);
        assertTrue(tracking.claim(2).isEmpty());
        assertEquals(1, eraseAll(account).get("jobs"));
    }

    @Test
    void whatWorkersHaveInHandBringsNothingBack() {
        var annotations = new Collections("acc_busy_" + UUID.randomUUID(), "busy");
        String word = "busy" + UUID.randomUUID().toString().replace("-", "");
        String lines = IntStream.range(0, 6_000)
                .mapToObj(number -> Collections.document("" + number, "A text with " + word, "T1:0:1:a", "T2:2:6:b")
                        .encode())
                .collect(Collectors.joining("\n"));
        String job = annotations.upload("replace", lines).jsonPath().getString("jobId");
        Awaitility.await()
                .until(() -> rows("SELECT 1 FROM batch WHERE status = 'completed' AND job_id = '" + job + "'") > 0);

        eraseAll(annotations.account);

        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(20))
                .until(() -> household.rowsWith(word).isEmpty());
        assertEquals(List.of(), household.rowsWith(annotations.account));
    }

    @Test
    void aCounterThatIsWrongHoldsNobody() {
        Owned leaves = household.furnish("acc_miscounted_" + UUID.randomUUID());
        var second = new Collections(leaves.account(), "q" + UUID.randomUUID());
        second.upload("replace", Collections.document("1", "A text", "T1:0:1:a").encode())
                .then()
                .statusCode(201);
        count(leaves.annotations().project, "documents = documents + 7");
        count(second.project, "documents = 0, denotations = 0");

        eraseAll(leaves.account());

        assertEquals(List.of(), household.rowsWith(leaves.word()));
        assertEquals(List.of(), household.rowsWith(leaves.account()));
    }

    @Test
    void whatArrivesWhileARoundRemovesNothingIsNotCalledGone() {
        String account = "acc_moment_" + UUID.randomUUID();
        run("INSERT INTO annotation_project (account, project) VALUES ('%1$s', '%1$s/a'), ('%1$s', '%1$s/b')", account);
        SqlConnection upload = pool.getConnectionAndAwait();
        var transaction = upload.beginAndAwait();
        upload.query("INSERT INTO annotation_document (project, sourcedb, sourceid) VALUES ('" + account
                        + "/a', 'x', '1')")
                .executeAndAwait();
        upload.query("UPDATE annotation_project SET documents = 1 WHERE project = '" + account + "/a'")
                .executeAndAwait();

        var first = CompletableFuture.supplyAsync(() -> erase(account));
        Awaitility.await()
                .until(() -> rows("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND query LIKE '%UPDATE annotation_project AS own%'")
                        > 0);
        transaction.commitAndAwait();
        upload.closeAndAwait();

        assertFalse(first.join().getBoolean("done"));
        eraseAll(account);
        assertEquals(List.of(), household.rowsWith(account));
    }

    private void count(String project, String counters) {
        run("UPDATE annotation_project SET " + counters + " WHERE project LIKE '%%%s'", project);
    }

    private void run(String sql, String word) {
        pool.query(sql.formatted(word)).executeAndAwait();
    }

    private int rows(String sql) {
        return pool.query(sql).executeAndAwait().size();
    }

    @Test
    void aCallRemovesALimitedNumberOfRows() {
        String account = "acc_much_" + UUID.randomUUID();
        var tracking = new TrackingClient(account);
        UUID job = tracking.createJob("a");
        tracking.complete(tracking.claimOne());
        fill(job, 40_000);
        int calls = 0;
        while (!erase(account).getBoolean("done")) {
            calls++;
        }

        assertTrue(calls >= 2 && calls <= 6, calls + " calls");
    }

    @Test
    void anExportGoesOverAllPagesInTheOrderOfKeysAndEndsWithItsCounts() {
        Owned anna = household.furnish("acc_export_" + UUID.randomUUID());
        pool.preparedQuery("INSERT INTO job_message (job_id, severity, text) SELECT $1, 'info', 'message ' || n"
                        + " FROM generate_series(1, 1700) AS n")
                .executeAndAwait(Tuple.of(anna.failed()));

        List<JsonObject> lines = export(anna.account());

        JsonObject end = lines.get(lines.size() - 1);
        assertEquals("end", end.getString("type"));
        assertEquals(
                Map.of("jobs", 4, "batches", 6, "messages", 1702, "projects", 1, "documents", 301, "uploads", 2),
                counts(lines));
        Map<String, Integer> types = new TreeMap<>();
        lines.forEach(line -> types.merge(line.getString("type"), 1, Integer::sum));
        assertEquals(
                Map.of("job", 4, "batch", 6, "message", 1702, "project", 1, "document", 301, "upload", 2, "end", 1),
                types);
        assertEquals(lines.size(), lines.stream().distinct().count());
        String all = lines.toString();
        assertTrue(all.contains("A job with " + anna.word()));
        assertTrue(all.contains("It failed at " + anna.word()));
        assertTrue(all.contains("A long text with " + anna.word()));
        for (String type : List.of("project", "document", "upload")) {
            lines.stream()
                    .filter(line -> line.getString("type").equals(type))
                    .forEach(line -> assertEquals(anna.annotations().project, line.getString("project")));
        }
    }

    @Test
    void whoeverHasNothingGetsTheEnd() {
        List<JsonObject> lines = export("acc_nothing");

        assertEquals(1, lines.size());
        assertEquals(0, counts(lines).get("jobs"));
    }

    private void fill(UUID job, int events) {
        pool.preparedQuery("INSERT INTO job_event (job_id, name, data) SELECT $1, 'progress', '{}'"
                        + " FROM generate_series(1, $2::int)")
                .executeAndAwait(Tuple.of(job, events));
    }

    private static Map<String, Integer> eraseAll(String account) {
        Map<String, Integer> deleted = new TreeMap<>();
        boolean done = false;
        for (int call = 0; !done && call < 50; call++) {
            JsonPath answer = erase(account);
            answer.<String, Integer>getMap("deleted")
                    .forEach((sort, number) -> deleted.merge(sort, number, Integer::sum));
            done = answer.getBoolean("done");
        }
        assertTrue(done, "an end");
        return deleted;
    }

    private static JsonPath erase(String account) {
        return As.gateway(account)
                .delete("/internal/accounts/" + account)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<JsonObject> export(String account) {
        var answer = As.gateway(account).get("/internal/accounts/" + account + "/export");
        assertEquals(200, answer.statusCode());
        assertTrue(answer.contentType().startsWith("application/x-ndjson"));
        return answer.asString().lines().map(JsonObject::new).toList();
    }

    private static Map<String, Integer> counts(List<JsonObject> lines) {
        var counts = new TreeMap<String, Integer>();
        lines.get(lines.size() - 1)
                .getJsonObject("counts")
                .forEach(count -> counts.put(count.getKey(), (Integer) count.getValue()));
        return counts;
    }
}
