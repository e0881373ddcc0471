package io.colloquy.tracking.annotation;

import io.colloquy.tracking.As;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Speaks to a project of its own as people do. */
public final class Collections {
    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .encodeContentTypeAs("application/x-ndjson", ContentType.BINARY)
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false));

    public final String project;
    public final String account;

    public Collections() {
        this(As.OPERATOR, "p" + UUID.randomUUID());
    }

    public Collections(String account, String project) {
        this.account = account;
        this.project = project;
    }

    public Response upload(String mode, String lines) {
        return body("application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8), "?mode=" + mode);
    }

    public Response body(String type, byte[] content, String query) {
        return As.account(account)
                .config(AS_IT_IS)
                .contentType(type)
                .body(content)
                .post(path() + query);
    }

    public Response uploadFile(String mode, String name, byte[] content) {
        return As.account(account).multiPart("file", name, content).post(path() + "?mode=" + mode);
    }

    public String path() {
        return "/api/annotations/" + project;
    }

    /** Waits for the job of an upload that was answered with 202. */
    public JsonPath finished(Response accepted) {
        accepted.then().statusCode(202);
        String location = accepted.header("Location");
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> As.account(account).get(location).jsonPath(),
                        view -> view.getString("finishedAt") != null);
    }

    public List<JsonObject> export() {
        String text = As.account(account)
                .get(path() + "/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return text.lines().map(JsonObject::new).toList();
    }

    public JsonPath view() {
        return As.account(account).get(path()).then().statusCode(200).extract().jsonPath();
    }

    public JsonPath messages(JsonPath upload) {
        return As.account(account)
                .get("/api/jobs/" + upload.getString("jobId") + "/messages?limit=200")
                .jsonPath();
    }

    /** A document of a text of {@code length} letters with a denotation for each {@code obj}. */
    public static JsonObject document(String sourceid, String text, String... denotations) {
        var list = new JsonArray();
        for (String denotation : denotations) {
            String[] parts = denotation.split(":", -1);
            list.add(new JsonObject()
                    .put("id", parts[0])
                    .put(
                            "span",
                            new JsonObject()
                                    .put("begin", Integer.parseInt(parts[1]))
                                    .put("end", Integer.parseInt(parts[2])))
                    .put("obj", parts[3]));
        }
        var document = new JsonObject()
                .put("sourcedb", "test")
                .put("sourceid", sourceid)
                .put("text", text);
        return list.isEmpty() ? document : document.put("denotations", list);
    }

    public static String lines(JsonObject... documents) {
        return Arrays.stream(documents).map(JsonObject::encode).collect(Collectors.joining("\n"));
    }
}
