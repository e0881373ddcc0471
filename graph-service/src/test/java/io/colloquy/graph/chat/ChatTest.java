package io.colloquy.graph.chat;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.RawCall;
import io.colloquy.graph.scripted.ScriptedProvider;
import io.colloquy.graph.scripted.ScriptedProviderProfile;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ScriptedProviderProfile.class)
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class ChatTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @ConfigProperty(name = "openai.base-url")
    URI provider;

    @TestHTTPResource
    URL service;

    private ScriptedProvider fake;

    @BeforeEach
    void start() {
        fake = ScriptedProvider.startOn(provider.getPort()).usually(new Talker());
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void anAnswerPassesThroughWithTheModelThatReallyAnswered() {
        post(hello())
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("object", equalTo("chat.completion"))
                .body("id", startsWith("chatcmpl-"))
                .body("model", equalTo("scripted-1-0125"))
                .body("choices[0].message.content", equalTo(Talker.TEXT))
                .body("choices[0].finish_reason", equalTo("stop"))
                .body("usage.total_tokens", equalTo(16))
                .header("X-Operation-Id", notNullValue())
                .header("X-Attempts", equalTo("1"))
                .header("X-Fallback-Reason", nullValue());
    }

    @Test
    void aRequestPassesThroughButForWhatBelongsToTheWay() {
        JsonObject sent = hello().put("temperature", 0.3).put("vendor_option", new JsonObject().put("a", 1));

        post(sent).then().statusCode(200);

        var seen = new JsonObject(fake.requests().get(0).body());
        assertEquals("scripted-1", seen.getString("model"));
        assertEquals(sent.getJsonArray("messages"), seen.getJsonArray("messages"));
        assertEquals(0.3, seen.getDouble("temperature"));
        assertEquals(1, seen.getJsonObject("vendor_option").getInteger("a"));
    }

    @Test
    void aStreamIsChunksThenUsageThenTheEndMark() {
        JsonObject sent =
                hello().put("stream", true).put("stream_options", new JsonObject().put("include_usage", true));
        Response response = post(sent);

        response.then()
                .statusCode(200)
                .contentType(startsWith("text/event-stream"))
                .header("X-Operation-Id", notNullValue())
                .header("X-Attempts", equalTo("1"));
        List<JsonObject> chunks = StreamedChunks.of(response.asString());
        assertTrue(response.asString().endsWith("data: [DONE]\n\n"), response.asString());
        assertEquals(Talker.TEXT, StreamedChunks.text(chunks));
        assertEquals("assistant", StreamedChunks.delta(chunks.get(0)).getString("role"));
        JsonObject usage = chunks.get(chunks.size() - 1);
        assertEquals(new JsonArray(), usage.getJsonArray("choices"));
        assertEquals(16, usage.getJsonObject("usage").getInteger("total_tokens"));
        assertEquals(
                "stop", StreamedChunks.choice(chunks.get(chunks.size() - 2)).getString("finish_reason"));
        chunks.forEach(chunk -> assertEquals("scripted-1-0125", chunk.getString("model")));
        assertEquals(
                1,
                chunks.stream().map(chunk -> chunk.getString("id")).distinct().count());
    }

    @Test
    void withoutBeingAskedAStreamSaysNothingOfUsage() {
        String answer = post(hello().put("stream", true)).asString();

        assertEquals(-1, answer.indexOf("usage"), answer);
    }

    @Test
    void toolCallsPassThroughPlainAndStreamed() {
        JsonObject asked = hello().put("tools", new JsonArray("""
                [{"type": "function", "function": {"name": "weather", "parameters": {"type": "object"}}}]
                """));

        post(asked)
                .then()
                .statusCode(200)
                .body("choices[0].finish_reason", equalTo("tool_calls"))
                .body("choices[0].message.tool_calls[0].function.arguments", equalTo("{\"city\":\"Paris\"}"));
        List<JsonObject> chunks =
                StreamedChunks.of(post(asked.put("stream", true)).asString());
        var arguments = new StringBuilder();
        chunks.stream()
                .map(StreamedChunks::delta)
                .filter(delta -> delta.containsKey("tool_calls"))
                .map(delta -> delta.getJsonArray("tool_calls").getJsonObject(0))
                .forEach(call -> arguments.append(call.getJsonObject("function").getString("arguments")));
        assertEquals("{\"city\":\"Paris\"}", arguments.toString());
        assertEquals(
                "tool_calls",
                StreamedChunks.choice(chunks.get(chunks.size() - 1)).getString("finish_reason"));
    }

    @Test
    void theSameKeyGetsTheSameAnswerWithoutAnotherCall() {
        String key = "chat-" + System.nanoTime();

        Response first = keyed(key, hello());
        Response again = keyed(key, hello());

        assertEquals(200, first.statusCode());
        assertEquals(first.asString(), again.asString());
        assertEquals(first.header("X-Operation-Id"), again.header("X-Operation-Id"));
        again.then().header("Idempotent-Replayed", equalTo("true"));
        assertEquals(1, fake.calls());
        JsonObject other = hello();
        other.getJsonArray("messages").getJsonObject(0).put("content", "Another question");
        keyed(key, other)
                .then()
                .statusCode(409)
                .body("error.code", equalTo("key_reused"))
                .header("X-Should-Retry", equalTo("false"));
    }

    @Test
    void aContentFiltersReasonReachesTheClientAfterOneAttempt() {
        JsonObject asked = hello();
        asked.getJsonArray("messages").getJsonObject(0).put("content", Talker.FILTER);

        post(asked)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("content_filter"))
                .body("error.message", containsString("Lighthouses are a secret."));
        post(asked.put("stream", true))
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("error.code", equalTo("content_filter"));
        assertEquals(2, fake.calls());
    }

    @Test
    void aStreamThatBreaksOffEndsWithAnErrorAndWithoutTheEndMark() {
        JsonObject asked = hello().put("stream", true);
        asked.getJsonArray("messages").getJsonObject(0).put("content", Talker.CUT);

        String answer = post(asked).asString();

        List<JsonObject> chunks = StreamedChunks.of(answer);
        JsonObject error = chunks.get(chunks.size() - 1).getJsonObject("error");
        assertEquals("stream_broken", error.getString("code"), answer);
        assertEquals("server_error", error.getString("type"));
        assertTrue(error.containsKey("message") && error.containsKey("param"));
        String told = StreamedChunks.text(chunks.subList(0, chunks.size() - 1));
        assertTrue(!told.isEmpty() && Talker.TEXT.startsWith(told) && !told.equals(Talker.TEXT), told);
        assertFalse(answer.contains("[DONE]"), answer);
    }

    @Test
    void aWithheldStreamThatBreaksOffIsAnOrdinaryError() {
        JsonObject asked = hello().put("stream", true);
        asked.getJsonArray("messages").getJsonObject(0).put("content", Talker.CUT);

        given().contentType("application/json")
                .header("X-Stream-Guarantee", "whole")
                .body(asked.encode())
                .post(CHAT)
                .then()
                .statusCode(503)
                .contentType("application/json")
                .body("error.code", equalTo("provider_unavailable"));
    }

    @Test
    void theSameKeyStreamsTheSameAnswerWithoutAnotherCall() {
        String key = "stream-" + System.nanoTime();

        Response first = keyed(key, hello().put("stream", true));
        Response again = keyed(key, hello().put("stream", true));

        List<JsonObject> told = StreamedChunks.of(first.asString());
        List<JsonObject> toldAgain = StreamedChunks.of(again.asString());
        assertEquals(Talker.TEXT, StreamedChunks.text(told));
        assertEquals(Talker.TEXT, StreamedChunks.text(toldAgain));
        assertEquals(told.get(0).getString("id"), toldAgain.get(0).getString("id"));
        first.then().header("X-Attempts", equalTo("1")).header("Idempotent-Replayed", nullValue());
        again.then()
                .header("X-Operation-Id", equalTo(first.header("X-Operation-Id")))
                .header("X-Attempts", equalTo("1"))
                .header("Idempotent-Replayed", equalTo("true"));
        assertEquals(1, fake.calls());
    }

    @Test
    void aClientThatLeavesClosesTheProvidersSocketWithinASecond() throws IOException {
        JsonObject asked = hello();
        asked.getJsonArray("messages").getJsonObject(0).put("content", Talker.STALL);
        int hangUps = 0;

        for (boolean streamed : new boolean[] {false, true}) {
            String body = asked.put("stream", streamed).encode();
            int before = fake.calls();
            try (var call = RawCall.post(service, CHAT, body, body.length())) {
                Awaitility.await().atMost(SOON).until(() -> fake.calls() == before + 1);
            }
            int expected = ++hangUps;
            Awaitility.await().atMost(A_SECOND).until(() -> fake.hangUps() == expected);
        }
    }

    @Test
    void theRoutesNamesAreTheModels() {
        given().get("/v1/models")
                .then()
                .statusCode(200)
                .body("object", equalTo("list"))
                .body("data.id", hasItem("scripted-1"))
                .body("data[0].object", equalTo("model"))
                .body("data[0].owned_by", notNullValue());
        given().get("/v1/models/scripted-1").then().statusCode(200).body("id", equalTo("scripted-1"));
    }

    private static JsonObject hello() {
        return ChatErrorsTest.hello();
    }

    private static Response post(JsonObject body) {
        return given().contentType("application/json").body(body.encode()).post(CHAT);
    }

    private static Response keyed(String key, JsonObject body) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body.encode())
                .post(CHAT);
    }
}
