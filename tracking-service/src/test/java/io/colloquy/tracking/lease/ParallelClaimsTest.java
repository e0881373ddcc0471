package io.colloquy.tracking.lease;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.TrackingClient;
import io.colloquy.tracking.event.SseReader;
import io.colloquy.tracking.job.Counts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class ParallelClaimsTest {
    private static final Duration BOUND = Duration.ofSeconds(20);

    @TestHTTPResource("/api/jobs/")
    URI jobs;

    @Inject
    Claims claims;

    @Inject
    Completions completions;

    @Inject
    Sweep sweep;

    @Inject
    TimeTravel time;

    private final TrackingClient tracking = new TrackingClient();

    @BeforeEach
    void others() {
        time.everybodyElseBeats();
    }

    @Test
    void eightClaimersShareTwoHundredBatchesAndAFollowerMissesNoEvent() {
        var id = tracking.createJob(
                IntStream.range(0, 200).mapToObj(item -> "item-" + item).toArray(String[]::new));
        var followed = SseReader.open(jobs.resolve(id + "/events"), null);
        var seen = new ConcurrentLinkedQueue<Integer>();
        Set<Long> fences = ConcurrentHashMap.newKeySet();

        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> work(seen, fences)))
                        .limit(8)
                        .toArray(CompletableFuture[]::new))
                .join();

        assertEquals(200, seen.size());
        assertEquals(200, Set.copyOf(seen).size());
        assertEquals(200, fences.size());
        assertEquals("completed", tracking.job(id).getString("status"));
        assertEquals(200, tracking.job(id).getInt("done"));
        var replayed = SseReader.open(jobs.resolve(id + "/events"), null);
        replayed.awaitEnd();
        followed.awaitEnd();
        // Ends that are committed together are one event, so of eight claimers there are as many events as groups.
        int events = replayed.ids().size();
        assertTrue(events >= 1 + 1 + 200 / 8 && events <= 1 + 1 + 199 + 1, "events " + events);
        assertEquals(replayed.ids(), followed.ids());
    }

    @Test
    void ofEndsThatComeTogetherOneThatCannotBeStoredHoldsUpNoOther() {
        var id = tracking.createJob(
                IntStream.range(0, 40).mapToObj(item -> "item-" + item).toArray(String[]::new));
        var held = tracking.claim(40);

        var answers = held.stream()
                .map(claim -> CompletableFuture.supplyAsync(() -> endSaying(claim, claim.batch() == 7 ? "\0" : "well")))
                .toList();

        assertEquals(
                List.of(422),
                answers.stream()
                        .map(CompletableFuture::join)
                        .filter(status -> status != 204)
                        .toList());
        assertEquals(39, tracking.job(id).getInt("done"));
        tracking.complete(held.get(6)).statusCode(204);
        assertEquals("completed", tracking.job(id).getString("status"));
        assertEquals(
                39,
                given().get("/api/jobs/" + id + "/messages?limit=200")
                        .jsonPath()
                        .getList("items")
                        .size());
    }

    @Test
    void anEndThatComesTwiceAtTheSameTimeCountsOnce() {
        var id = tracking.createJob(
                IntStream.range(0, 20).mapToObj(item -> "item-" + item).toArray(String[]::new));
        var held = tracking.claim(20);

        var answers = Stream.concat(held.stream(), held.stream())
                .map(claim -> CompletableFuture.supplyAsync(() -> endSaying(claim, "once")))
                .toList();

        assertTrue(answers.stream().map(CompletableFuture::join).allMatch(status -> status == 204));
        assertEquals(20, tracking.job(id).getInt("done"));
        assertEquals(
                20,
                given().get("/api/jobs/" + id + "/messages?limit=200")
                        .jsonPath()
                        .getList("items")
                        .size());
    }

    @Test
    void sweepersAtOnceTakeEachBatchOnce() {
        var id = tracking.createJob(IntStream.range(0, 30)
                .mapToObj(item -> "a" + item + " b" + item)
                .toArray(String[]::new));

        for (int crash = 1; crash <= 3; crash++) {
            tracking.claim(30).forEach(time::leaseRanOut);
            CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(
                                    () -> sweep.run().await().atMost(BOUND)))
                            .limit(3)
                            .toArray(CompletableFuture[]::new))
                    .join();
            assertEquals(
                    Set.of(crash),
                    Set.copyOf(given().queryParam("limit", 30)
                            .get("/api/jobs/" + id + "/batches")
                            .jsonPath()
                            .getList("items.crashes")));
        }

        assertEquals(60, tracking.claim(100).size());
    }

    private int endSaying(TrackingClient.Claimed claim, String text) {
        var message = Map.of("severity", "info", "text", text);
        return tracking.call(
                        claim,
                        "complete",
                        Map.of("done", 1, "failed", 0, "skipped", 0, "invalid", 0, "messages", List.of(message)))
                .extract()
                .statusCode();
    }

    private void work(ConcurrentLinkedQueue<Integer> seen, Set<Long> fences) {
        var request = new ClaimRequest("parallel", List.of(tracking.kind), 3);
        for (var batches = claims.claim(request).await().atMost(BOUND);
                !batches.isEmpty();
                batches = claims.claim(request).await().atMost(BOUND)) {
            for (var batch : batches) {
                seen.add(batch.batch());
                fences.add(batch.fence());
                var holder = new Holder(batch.jobId(), batch.batch(), batch.fence());
                completions
                        .complete(new BatchEnd(holder, new Counts(1, 0, 0, 0, 0), List.of(), null))
                        .await()
                        .atMost(BOUND);
            }
        }
    }
}
