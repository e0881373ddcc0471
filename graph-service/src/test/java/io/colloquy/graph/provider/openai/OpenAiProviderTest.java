package io.colloquy.graph.provider.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.prompt.Message;
import io.colloquy.graph.prompt.Prompts;
import io.colloquy.graph.prompt.Purpose;
import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.ProviderFailure.Kind;
import io.colloquy.graph.provider.Usage;
import io.colloquy.graph.scripted.Script;
import io.colloquy.graph.scripted.ScriptedProvider;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiProviderTest {
    private static final String KEY = "sk-planted-key-4711";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Call CALL = new Call(
            Purpose.SUMMARY,
            new Material.Day(
                    List.of(new Message(
                            1,
                            LocalDateTime.parse("2024-01-01T09:30"),
                            "Anna",
                            Message.Kind.TEXT,
                            "plantedword on Friday")),
                    7));

    private static Vertx vertx;
    private static ScriptedProvider fake;
    private OpenAiProvider provider;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        fake = ScriptedProvider.start();
    }

    @AfterAll
    static void stop() {
        fake.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void fresh() {
        fake.reset();
        provider = provider(fake.url() + "/chat/completions", "low");
    }

    @Test
    void aRequestCarriesTheModelTheSchemaAndTheEffort() {
        ask();

        var request = fake.requests().get(0);
        var body = new JsonObject(request.body());
        assertEquals("POST /v1/chat/completions", request.method() + " " + request.path());
        assertEquals("Bearer " + KEY, request.headers().get("authorization"));
        assertEquals("scripted-1", body.getString("model"));
        assertEquals("low", body.getString("reasoning_effort"));
        assertEquals(false, body.getBoolean("stream"));
        var format = body.getJsonObject("response_format");
        assertEquals("json_schema", format.getString("type"));
        assertTrue(format.getJsonObject("json_schema").getJsonObject("schema").containsKey("properties"));
        assertTrue(body.getJsonArray("messages")
                .getJsonObject(1)
                .getString("content")
                .contains("plantedword"));
    }

    @Test
    void theAnswerNamesTheModelThatReallyAnsweredAndItsTokens() {
        fake.next(Script.says("{}"));

        Answer answer = ask();

        assertEquals(new Answer("{}", Answer.Finish.COMPLETE, "scripted-1-0125", new Usage(120, 30)), answer);
    }

    @Test
    void noEffortIsSentUnlessOneIsSet() {
        provider(fake.url() + "/chat/completions", null).complete(CALL).await().atMost(SOON);

        assertNull(new JsonObject(fake.requests().get(0).body()).getValue("reasoning_effort"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, REJECTED",
        "401, REJECTED",
        "403, REJECTED",
        "404, REJECTED",
        "422, REJECTED",
        "307, REJECTED",
        "408, UNAVAILABLE",
        "429, UNAVAILABLE",
        "500, UNAVAILABLE",
        "503, UNAVAILABLE",
        "529, UNAVAILABLE"
    })
    void aRefusalIsToldByItsStatusAndNothingElse(int status, Kind kind) {
        fake.next(Script.answers(status, "{\"error\": {\"message\": \"wrong key " + KEY + " for plantedword\"}}"));

        ProviderFailure failure = failure();

        assertEquals(kind, failure.kind());
        assertEquals(status, failure.status());
        assertFalse(failure.getMessage().contains(KEY) || failure.getMessage().contains("plantedword"));
        assertEquals(1, fake.calls(), "an adapter never repeats a call");
    }

    @Test
    void retryAfterIsPassedOn() {
        fake.next(Script.answers(429, "{}", Map.of("Retry-After", "7")));

        assertEquals(Duration.ofSeconds(7), failure().retryAfter());
    }

    @Test
    void aConnectionThatBreaksIsUnavailableAndNotRepeated() {
        fake.next(Script.reset(), Script.cutShort());

        assertEquals(Kind.UNAVAILABLE, failure().kind());
        assertEquals(Kind.UNAVAILABLE, failure().kind());
        assertEquals(2, fake.calls());
    }

    @Test
    void aServerThatIsNotThereIsUnavailable() {
        var gone = ScriptedProvider.start();
        gone.close();
        provider = provider(gone.url() + "/chat/completions", null);

        assertEquals(Kind.UNAVAILABLE, failure().kind());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "<html>busy</html>", "{\"choices\": []}", "[]", "{\"choices\": [{\"message\": ", "null"})
    void anAnswerThatIsNoCompletionIsInvalid(String body) {
        fake.next(Script.answers(200, body));

        assertEquals(Kind.INVALID, failure().kind());
    }

    @Test
    void aServerThatKnowsNoSchemaIsAskedMoreSimplyAndThatIsRemembered() {
        var refusal = Script.answers(400, "{\"error\": {\"message\": \"response_format is not supported\"}}");
        fake.next(refusal);

        ask();
        ask();

        assertEquals(3, fake.calls());
        assertEquals("json_object", format(1));
        assertEquals("json_object", format(2));
    }

    @Test
    void aServerThatKnowsNoFormatAtAllIsAskedWithoutOne() {
        var refusal = Script.answers(400, "{\"error\": {\"message\": \"response_format.type unknown\"}}");
        fake.next(refusal, refusal);

        ask();

        assertNull(format(2));
    }

    @Test
    void whoeverLeavesClosesTheSocketWithinASecond() {
        fake.usually(Script.silence());

        var call = provider.complete(CALL).subscribe().with(answer -> {});
        Awaitility.await().atMost(SOON).until(() -> fake.calls() == 1);
        call.cancel();

        Awaitility.await().atMost(Duration.ofSeconds(1)).until(() -> fake.hangUps() == 1);
    }

    @Test
    void aConnectionIsUsedAgainAfterAWholeAnswer() {
        for (int i = 0; i < 5; i++) {
            ask();
            Awaitility.await().pollDelay(Duration.ofMillis(50)).until(() -> true);
        }

        assertEquals(1, fake.connections());
        assertEquals(0, fake.hangUps());
    }

    @Test
    void aBodyThatDripsIsLeftInTheMiddle() {
        fake.usually(Script.drip(Duration.ofMillis(20)));

        var call = provider.complete(CALL).subscribe().with(answer -> {});
        Awaitility.await().atMost(SOON).until(() -> fake.calls() == 1);
        call.cancel();

        Awaitility.await().atMost(Duration.ofSeconds(1)).until(() -> fake.hangUps() == 1);
    }

    private Answer ask() {
        return provider.complete(CALL).await().atMost(SOON);
    }

    private ProviderFailure failure() {
        return assertThrows(ProviderFailure.class, this::ask);
    }

    private static String format(int request) {
        var body = new JsonObject(fake.requests().get(request).body());
        return body.getJsonObject("response_format", new JsonObject()).getString("type");
    }

    private static OpenAiProvider provider(String url, String effort) {
        var server = new OpenAiServer("openai", url, KEY, "scripted-1", effort, "A_KEY", "A_URL", "A_MODEL");
        return new OpenAiProvider(server, ChatClient.open(vertx), new Prompts());
    }
}
