package io.colloquy.tracking.caller;

import static io.colloquy.tracking.annotation.Collections.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.As;
import io.colloquy.tracking.TrackingClient;
import io.colloquy.tracking.annotation.Collections;
import io.colloquy.tracking.caller.Household.Owned;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** W3: what is somebody else's is answered as what nobody has ever had, by every operation of openapi.yaml. */
@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class OtherAccountsTest {
    private static final String NOBODYS = "00000000-0000-4000-8000-000000000000";
    private static final String NO_PROJECT = "nobodys";

    @Inject
    Household household;

    private Owned anna;
    private final String ben = "acc_ben_" + UUID.randomUUID();

    /** An operation with ids in it. */
    private record Probe(String operation, String path, UnaryOperator<RequestSpecification> request) {
        static Probe of(String operation, String path) {
            return new Probe(operation, path, request -> request);
        }

        Response send(String account) {
            Method method = Method.valueOf(operation.substring(0, operation.indexOf(' ')));
            return request.apply(As.user(account)).request(method, path);
        }
    }

    @BeforeEach
    void annaHasSomeOfEverything() {
        anna = household.furnish("acc_anna_" + UUID.randomUUID());
    }

    @Test
    void somebodyElsesIdIsAnsweredLikeOneThatNobodyHas() {
        List<UUID> jobs = List.of(anna.open(), anna.paused(), anna.failed());
        List<List<String>> before = batches(jobs);
        for (UUID job : jobs) {
            same(
                    probes(
                            job.toString(),
                            anna.annotations().project,
                            anna.upload().getString("id")),
                    probes(NOBODYS, NO_PROJECT, NOBODYS));
        }

        assertEquals(before, batches(jobs));
        assertEquals("running", anna.tracking().job(anna.open()).getString("status"));
        assertEquals("paused", anna.tracking().job(anna.paused()).getString("status"));
        assertEquals("failed", anna.tracking().job(anna.failed()).getString("status"));
        anna.tracking().complete(anna.held()).statusCode(204);
        assertEquals(301, anna.annotations().export().size());
    }

    private List<List<String>> batches(List<UUID> jobs) {
        return jobs.stream().map(anna.tracking()::batchStatuses).toList();
    }

    private void same(List<Probe> hers, List<Probe> nobodys) {
        for (int i = 0; i < hers.size(); i++) {
            Response answer = hers.get(i).send(ben);
            Response unknown = nobodys.get(i).send(ben);

            String operation = hers.get(i).operation();
            assertEquals(404, answer.statusCode(), operation);
            assertEquals(plain(unknown), plain(answer), operation);
            assertFalse(all(answer).contains(anna.word()), operation);
        }
    }

    @Test
    void listsAndCountsKnowOnlyOnesOwn() {
        for (Probe list : lists()) {
            Response answer = list.send(ben);

            assertEquals(2, answer.statusCode() / 100, list.operation());
            assertFalse(all(answer).contains(anna.word()), list.operation());
            assertFalse(all(answer).contains(anna.open().toString()), list.operation());
        }
        assertEquals(List.of(), As.account(ben).get("/api/jobs").jsonPath().getList("items"));
        var hers = As.account(anna.account()).get("/api/jobs").jsonPath();
        assertEquals(4, hers.getList("items").size());
    }

    @Test
    void aProjectOfTheSameNameIsAnotherOne() {
        var bens = new Collections(ben, anna.annotations().project);
        var document = document("small-" + anna.word(), "Ben's own text");

        bens.upload("replace", Collections.lines(document)).then().statusCode(201);

        assertEquals(List.of(document), bens.export());
        assertEquals(1, bens.view().getInt("counts.documents"));
        assertEquals(anna.annotations().project, bens.view().getString("project"));
        assertEquals(301, anna.annotations().export().size());
        assertFalse(anna.annotations().export().contains(document));
    }

    @Test
    void statisticsAreOfOnesOwnJobsAndOnlyAnOperatorSeesAll() {
        var bens = new TrackingClient(ben);
        bens.createJob("a");
        bens.complete(bens.claimOne());

        var his = As.user(ben).get("/api/jobs/stats").jsonPath();
        var hers = As.user(anna.account()).get("/api/jobs/stats").jsonPath();
        var all = As.account(As.OPERATOR).get("/api/jobs/stats").jsonPath();

        assertEquals(1, his.getInt("jobs.completed"));
        assertEquals(0, his.getInt("jobs.failed"));
        assertEquals(0, his.getInt("jobs.running"));
        assertEquals(1, his.getInt("days[6].attempts"));
        assertEquals(1, hers.getInt("jobs.failed"));
        assertEquals(1, hers.getInt("jobs.running"));
        assertTrue(hers.getFloat("seconds.maximum") >= 0);
        assertEquals(Set.of(), hers.getMap("tables").keySet());
        assertTrue(all.getInt("jobs.failed") >= 1 && all.getInt("jobs.completed") >= 2);
        assertTrue(all.getLong("tables.batch") > 0);
    }

    @Test
    void aRetryAndAClaimAreOfTheAccountOfTheirJob() {
        var again = anna.tracking().retry(anna.failed(), new JsonObject().put("status", List.of("failed")));
        UUID retry = UUID.fromString(again.jsonPath().getString("id"));

        assertEquals(201, again.statusCode());
        assertEquals(404, As.account(ben).get("/api/jobs/" + retry).statusCode());
        assertEquals(200, As.account(anna.account()).get("/api/jobs/" + retry).statusCode());
        assertEquals(anna.account(), anna.held().json().getString("account"));
    }

    @Test
    void theIdOfSomebodyElsesJobIsTakenAndNothingIsSaidOfIt() {
        var bens = new TrackingClient(ben);

        var answer = bens.post("/internal/jobs", bens.job(anna.open(), "a"));

        assertEquals(409, answer.statusCode());
        assertEquals("https://colloquy.io/problems/id-taken", answer.jsonPath().getString("type"));
        assertFalse(all(answer).contains(anna.word()));
    }

    @Test
    void everyOperationIsAskedHere() throws IOException {
        Set<String> asked = new TreeSet<>();
        probes(NOBODYS, NO_PROJECT, NOBODYS).forEach(probe -> asked.add(probe.operation()));
        lists().forEach(list -> asked.add(list.operation()));

        Set<String> there = new TreeSet<>();
        JsonObject paths = new JsonObject(Files.readString(Path.of("openapi/openapi.json"))).getJsonObject("paths");
        // What is under /internal is for services, who ask for anybody.
        paths.fieldNames().stream()
                .filter(path -> !path.startsWith("/internal/"))
                .forEach(path -> paths.getJsonObject(path)
                        .fieldNames()
                        .forEach(method -> there.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        assertEquals(there, asked);
    }

    private static List<Probe> probes(String job, String project, String upload) {
        String jobs = "/api/jobs/" + job;
        String annotations = "/api/annotations/" + project;
        return List.of(
                Probe.of("GET /api/jobs/{id}", jobs),
                Probe.of("GET /api/jobs/{id}/batches", jobs + "/batches"),
                Probe.of("GET /api/jobs/{id}/messages", jobs + "/messages"),
                Probe.of("GET /api/jobs/{id}/events", jobs + "/events"),
                new Probe(
                        "GET /api/jobs/{id}/events",
                        jobs + "/events",
                        request -> request.header("Last-Event-ID", "1").accept("text/event-stream")),
                Probe.of("POST /api/jobs/{id}/cancel", jobs + "/cancel"),
                Probe.of("POST /api/jobs/{id}/pause", jobs + "/pause"),
                Probe.of("POST /api/jobs/{id}/resume", jobs + "/resume"),
                retry(jobs, new JsonObject().put("status", List.of("failed", "crashed"))),
                retry(jobs, new JsonObject().put("batches", List.of(1))),
                Probe.of("DELETE /api/jobs/{id}", jobs),
                Probe.of("GET /api/annotations/{project}", annotations),
                Probe.of(
                        "GET /api/annotations/{project}/documents",
                        annotations + "/documents?sourcedb=test&sourceid=large-1"),
                Probe.of(
                        "GET /api/annotations/{project}/documents/{sourcedb}/{sourceid}",
                        annotations + "/documents/test/large-1"),
                Probe.of("GET /api/annotations/{project}/export", annotations + "/export"),
                Probe.of("GET /api/annotations/{project}/uploads/{id}", annotations + "/uploads/" + upload),
                Probe.of(
                        "GET /api/annotations/{project}/uploads/{id}/batches",
                        annotations + "/uploads/" + upload + "/batches"));
    }

    private static Probe retry(String job, JsonObject filter) {
        return new Probe(
                "POST /api/jobs/{id}/retry",
                job + "/retry",
                request -> request.contentType("application/json").body(filter.encode()));
    }

    private List<Probe> lists() {
        return List.of(
                Probe.of("GET /api/jobs", "/api/jobs?limit=200"),
                Probe.of("GET /api/jobs", "/api/jobs?status=failed&kind=annotation"),
                Probe.of("GET /api/jobs/stats", "/api/jobs/stats?window=30d"),
                new Probe(
                        "POST /api/annotations/{project}",
                        "/api/annotations/of-ben",
                        request -> request.multiPart(
                                "file",
                                "x.json",
                                document("1", "Ben's").encode().getBytes(StandardCharsets.UTF_8))));
    }

    /** The answer without the ids that were asked for. */
    private String plain(Response answer) {
        String text = all(answer);
        for (String id : List.of(
                NOBODYS,
                NO_PROJECT,
                anna.open().toString(),
                anna.paused().toString(),
                anna.failed().toString(),
                anna.annotations().project,
                anna.upload().getString("id"))) {
            text = text.replace(id, "?");
        }
        return text;
    }

    private static String all(Response answer) {
        return answer.statusCode()
                + answer.headers().asList().stream()
                        .filter(header -> !Set.of("content-length", "date")
                                .contains(header.getName().toLowerCase(Locale.ROOT)))
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining("\n", "\n", "\n"))
                + answer.asString();
    }
}
