package io.colloquy.graph.provider.openai;

import static io.colloquy.graph.scripted.StreamScript.stream;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.prompt.Prompts;
import io.colloquy.graph.prompt.Purpose;
import io.colloquy.graph.provider.Answer.Finish;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Chunk;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.ProviderFailure.Kind;
import io.colloquy.graph.provider.Usage;
import io.colloquy.graph.scripted.Script;
import io.colloquy.graph.scripted.ScriptedProvider;
import io.colloquy.graph.scripted.StreamScript;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenAiStreamTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final JsonObject REQUEST = new JsonObject(
            "{\"messages\": [{\"role\": \"user\", \"content\": \"hi\"}], \"tools\": [{\"type\": \"function\"}],"
                    + " \"response_format\": {\"type\": \"json_object\"}, \"temperature\": 0.5, \"seed\": 7}");
    private static final Call CALL = new Call(Purpose.CHAT, new Material.Chat(REQUEST));

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
        var server = new OpenAiServer("openai", fake.url() + "/chat/completions", null, "scripted-1", null, "", "", "");
        provider = new OpenAiProvider(server, ChatClient.open(vertx), new Prompts());
    }

    @Test
    void anAnswerComesPieceByPieceAndIsCounted() {
        fake.next(StreamScript.words("One two three."));

        List<Chunk> chunks = listen();

        assertEquals("One two three.", text(chunks));
        assertEquals(3, chunks.stream().filter(chunk -> !chunk.text().isEmpty()).count());
        assertEquals(Finish.COMPLETE, chunks.get(4).finish());
        assertEquals(new Usage(12, 3), chunks.get(5).usage());
        assertEquals("scripted-1-0125", chunks.get(0).model());
    }

    @Test
    void aChunkThatDoesNotNameItsModelIsOfTheOneThatWasNamedLastOrElseAskedFor() {
        String anonymous =
                "{\"choices\": [{\"index\": 0, \"delta\": {\"content\": \"One.\"}, \"finish_reason\": null}]}";
        fake.next(StreamScript.stream()
                .event(anonymous)
                .role()
                .event(anonymous)
                .finish("stop")
                .done()
                .end());

        List<Chunk> chunks = listen();

        assertEquals("scripted-1", chunks.get(0).model());
        assertEquals("scripted-1-0125", chunks.get(2).model());
    }

    @Test
    void aChatIsPassedOnAsItIsButForTheModelAndTheWay() {
        fake.next(StreamScript.words("Yes."), Script.says("Yes."));

        listen();
        var whole = provider.complete(CALL).await().atMost(SOON);

        var expected = REQUEST.copy().put("model", "scripted-1").put("stream", true);
        expected.put("stream_options", new JsonObject().put("include_usage", true));
        assertEquals(expected, body(0));
        assertEquals(REQUEST.copy().put("model", "scripted-1").put("stream", false), body(1));
        assertEquals("c-1", whole.completion().getString("id"));
    }

    @Test
    void toolCallsAndReasoningArePassedOnWordForWord() {
        String call =
                "{\"tool_calls\": [{\"index\": 0, \"id\": \"t\", \"function\": {\"arguments\": \"{\\\"a\\\"\"}}]}";
        fake.next(stream()
                .role()
                .delta("{\"reasoning_content\": \"hm\"}")
                .delta(call)
                .finish("tool_calls")
                .done()
                .end());

        List<Chunk> chunks = listen();

        assertNull(chunks.get(0).delta());
        assertEquals("hm", chunks.get(1).delta().getString("reasoning_content"));
        assertEquals(new JsonObject(call), chunks.get(2).delta());
        assertEquals(Finish.COMPLETE, chunks.get(3).finish());
    }

    @Test
    void aServerThatAnswersInOnePieceIsUnderstood() {
        fake.next(Script.says("All at once."));

        List<Chunk> chunks = listen();

        assertEquals(
                List.of(new Chunk("All at once.", null, Finish.COMPLETE, "scripted-1-0125", new Usage(120, 30))),
                chunks);
    }

    @Test
    void aServerThatDoesNotCountStreamsIsAskedWithoutAndThatIsRemembered() {
        fake.next(Script.answers(400, "{\"error\": {\"message\": \"stream_options: extra fields not permitted\"}}"));
        fake.usually(StreamScript.words("One two."));

        listen();
        listen();

        assertEquals(3, fake.calls());
        assertFalse(body(1).containsKey("stream_options") || body(2).containsKey("stream_options"));
    }

    @Test
    void aClientsOwnFormatIsNeverWeakened() {
        fake.next(Script.answers(400, "{\"error\": {\"message\": \"response_format is not supported\"}}"));

        assertEquals(Kind.REJECTED, failure().kind());
        assertEquals(1, fake.calls());
    }

    @Test
    void aRefusalIsJudgedAsInThePlainWay() {
        fake.next(Script.answers(400, "{\"error\": {\"code\": \"content_filter\", \"message\": \"hate\"}}"));

        ProviderFailure failure = failure();

        assertEquals(Kind.FILTERED, failure.kind());
        assertEquals("hate", failure.reason());
    }

    @Test
    void anEndWithoutAReasonAndAResetAreBreaks() {
        fake.next(stream().tokens("One two").end(), stream().tokens("One two").cut());

        assertEquals(Kind.UNAVAILABLE, failure().kind());
        assertEquals(Kind.UNAVAILABLE, failure().kind());
    }

    @Test
    void afterTheReasonTheEndOfTheConnectionIsAnEnd() {
        fake.next(
                stream().tokens("One two").finish("stop").end(),
                stream().tokens("One two").finish("stop").cut(),
                stream().tokens("One two").finish("stop").raw("data: [DONE]").end());

        assertEquals("One two", text(listen()));
        assertEquals("One two", text(listen()));
        assertEquals("One two", text(listen()));
    }

    @Test
    void anErrorInsideAStreamIsAFailure() {
        fake.next(
                stream()
                        .tokens("One")
                        .event("{\"error\": {\"code\": 503, \"message\": \"plantedword\"}}")
                        .stall(),
                stream()
                        .tokens("One")
                        .event("{\"error\": {\"code\": \"context_length_exceeded\"}}")
                        .stall());

        assertEquals(503, failure().status());
        assertEquals(Kind.UNAVAILABLE, failure().kind());
        Awaitility.await().atMost(Duration.ofSeconds(1)).until(() -> fake.hangUps() == 2);
    }

    @Test
    void whatCannotBeReadIsToldAndTheRestStillComes() {
        fake.next(stream()
                .tokens("One")
                .event("{\"choices\": [{\"del")
                .tokens(" two")
                .finish("stop")
                .done()
                .end());

        List<Chunk> chunks = listen();

        assertTrue(chunks.get(1).unreadable());
        assertEquals("One two", text(chunks));
    }

    @Test
    void tokensWithoutEndAreLeftAndTheSocketIsClosed() {
        fake.next(stream()
                .raw(("data: {\"choices\": [{\"delta\": {\"content\": \"" + "x".repeat(10_000) + "\"}}]}\n\n")
                        .repeat(10))
                .forever());

        assertEquals(Kind.INVALID, failure().kind());
        Awaitility.await().atMost(Duration.ofSeconds(1)).until(() -> fake.hangUps() == 1);
    }

    @Test
    void whoeverLeavesAStreamClosesTheSocketWithinASecond() {
        fake.next(stream().tokens("One two").stall());
        var heard = new CopyOnWriteArrayList<Chunk>();

        var call = provider.stream(CALL).subscribe().with(heard::add);
        Awaitility.await().atMost(SOON).until(() -> heard.size() == 2);
        call.cancel();

        Awaitility.await().atMost(Duration.ofSeconds(1)).until(() -> fake.hangUps() == 1);
    }

    @Test
    void aConnectionIsUsedAgainAfterAWholeAnswer() {
        fake.usually(StreamScript.words("One two."));

        for (int i = 0; i < 5; i++) {
            listen();
            Awaitility.await().pollDelay(Duration.ofMillis(50)).until(() -> true);
        }

        assertEquals(1, fake.connections());
        assertEquals(0, fake.hangUps());
    }

    @Test
    void aServerThatNeverEndsItsBodyLosesOnlyTheConnection() {
        fake.next(stream().tokens("One two").finish("stop").done().stall());

        assertEquals("One two", text(listen()));
        Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> fake.hangUps() == 1);
    }

    private List<Chunk> listen() {
        return provider.stream(CALL).collect().asList().await().atMost(SOON);
    }

    private ProviderFailure failure() {
        return assertThrows(ProviderFailure.class, this::listen);
    }

    private static String text(List<Chunk> chunks) {
        return chunks.stream().map(Chunk::text).collect(Collectors.joining());
    }

    private static JsonObject body(int request) {
        return new JsonObject(fake.requests().get(request).body());
    }
}
