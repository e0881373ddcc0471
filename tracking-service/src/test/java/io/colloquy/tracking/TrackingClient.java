package io.colloquy.tracking;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Speaks to the service as its neighbours do. Every test has a kind of its own, so that tests never claim each other's batches. */
public final class TrackingClient {
    public final String kind = "k" + UUID.randomUUID();
    private final String account;

    public TrackingClient() {
        this(As.OPERATOR);
    }

    public TrackingClient(String account) {
        this.account = account;
    }

    public UUID createJob(String... batches) {
        UUID id = UUID.randomUUID();
        post("/internal/jobs", job(id, batches)).then().statusCode(201);
        return id;
    }

    /** Each batch as its items, separated by spaces. */
    public JsonObject job(UUID id, String... batches) {
        var asked = new JsonArray();
        Arrays.stream(batches)
                .forEach(items -> asked.add(new JsonObject().put("items", new JsonArray(List.of(items.split(" "))))));
        return new JsonObject()
                .put("id", id.toString())
                .put("kind", kind)
                .put("title", "A job for a test")
                .put("payload", new JsonObject().put("plan", 7))
                .put("batches", asked);
    }

    public List<Claimed> claim(int max) {
        var request = new JsonObject()
                .put("worker", "test-1")
                .put("kinds", new JsonArray().add(kind))
                .put("max", max);
        Response response = asService("/internal/batches/claim", request);
        response.then().statusCode(200);
        return new JsonArray(response.asString())
                .stream().map(claim -> new Claimed((JsonObject) claim)).toList();
    }

    public Claimed claimOne() {
        return claim(1).get(0);
    }

    public ValidatableResponse complete(Claimed claim) {
        return complete(claim, claim.items().size(), 0, 0, 0);
    }

    public ValidatableResponse complete(Claimed claim, int done, int failed, int skipped, int invalid) {
        return call(claim, "complete", Map.of("done", done, "failed", failed, "skipped", skipped, "invalid", invalid));
    }

    public ValidatableResponse fail(Claimed claim, String reason) {
        return call(claim, "fail", Map.of("reason", reason));
    }

    public ValidatableResponse release(Claimed claim) {
        return call(claim, "release", Map.of());
    }

    public ValidatableResponse heartbeat(Claimed claim, int itemsDone) {
        return call(claim, "heartbeat", Map.of("itemsDone", itemsDone));
    }

    public ValidatableResponse call(Claimed claim, String verb, Map<String, Object> fields) {
        var body = new JsonObject().put("fence", claim.fence());
        fields.forEach(body::put);
        return asService("/internal/batches/" + claim.job() + "/" + claim.batch() + "/" + verb, body)
                .then();
    }

    public Response post(String path, JsonObject body) {
        return As.account(account)
                .contentType(ContentType.JSON)
                .body(body.encode())
                .post(path);
    }

    private static Response asService(String path, JsonObject body) {
        return As.service().contentType(ContentType.JSON).body(body.encode()).post(path);
    }

    /** What a job's owner does: cancel, pause or resume. */
    public ValidatableResponse control(UUID id, String verb) {
        return As.account(account).post("/api/jobs/" + id + "/" + verb).then();
    }

    public Response retry(UUID id, JsonObject filter) {
        return post("/api/jobs/" + id + "/retry", filter);
    }

    public List<String> batchStatuses(UUID id) {
        return As.account(account)
                .get("/api/jobs/" + id + "/batches")
                .jsonPath()
                .getList("items.status");
    }

    public JsonPath job(UUID id) {
        return As.service()
                .get("/internal/jobs/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** A claim as the worker got it. */
    public record Claimed(JsonObject json) {
        public UUID job() {
            return UUID.fromString(json.getString("jobId"));
        }

        public int batch() {
            return json.getInteger("batch");
        }

        public long fence() {
            return json.getLong("fence");
        }

        public int attempt() {
            return json.getInteger("attempt");
        }

        public List<String> items() {
            return json.getJsonArray("items").stream().map(String.class::cast).toList();
        }

        public List<Integer> supersedes() {
            return json.getJsonArray("supersedes").stream()
                    .map(Integer.class::cast)
                    .toList();
        }
    }
}
