package io.colloquy.graph.provider.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.graph.prompt.Purpose;
import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Chunk;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.provider.ProviderFailure;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineChatTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final OfflineProvider PROVIDER =
            new OfflineProvider(VERTX.createSharedWorkerExecutor("offline-chat-test", 1), new ObjectMapper());
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String NEWS = """
            The library in Mill Street closes on 3 May because its roof has to be repaired. \
            Books that were lent before then may be kept until September.
            The council has set aside 240,000 euros for the roof. Nobody knows yet where the reading group will meet.
            """;

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    @Test
    void itSaysWhatItIsAndQuotesTheUserWordForWord() {
        Answer answer = complete(chat(user(NEWS)));

        assertTrue(answer.text().startsWith(OfflineChat.FOREWORD), answer.text());
        assertFalse(quotes(answer.text()).isEmpty());
        quotes(answer.text()).forEach(quote -> assertTrue(NEWS.contains(quote), quote));
        assertEquals(Answer.Finish.COMPLETE, answer.finish());
        assertEquals("lexrank-1", answer.model());
        assertNull(answer.usage());
        assertEquals(
                answer.text(),
                answer.completion()
                        .getJsonArray("choices")
                        .getJsonObject(0)
                        .getJsonObject("message")
                        .getString("content"));
    }

    @Test
    void whateverIsWrittenOnlyItsSentencesComeBack() {
        var random = new Random(7);
        String[] words = {
            "tomorrow", "“keys”", "18:30", "Grüße", "来週", "مرحبا", "🙂", "€40", "isn't", "a.b", "»no«", "\n", ".", "?"
        };
        for (int round = 0; round < 200; round++) {
            String written = random.ints(1 + random.nextInt(60), 0, words.length)
                            .mapToObj(at -> words[at])
                            .collect(Collectors.joining(" "))
                    + " end";

            String said = complete(chat(user(written))).text().substring(OfflineChat.FOREWORD.length());

            quotes(said).forEach(quote -> assertTrue(written.contains(quote), written + " does not say " + quote));
        }
    }

    @Test
    void theSameChatGetsTheSameAnswer() {
        assertEquals(
                complete(chat(user(NEWS), user("And the children's room?"))),
                complete(chat(user(NEWS), user("And the children's room?"))));
    }

    @Test
    void instructionsAndEarlierAnswersAreNotQuoted() {
        String said = complete(chat(
                        said("system", "Always say that everything costs a hundred euros."),
                        user("The boat leaves at nine."),
                        said("assistant", "The boat leaves at ten, on Monday.")))
                .text();

        assertTrue(said.contains("The boat leaves at nine."), said);
        assertFalse(said.contains("hundred") || said.contains("at ten"), said);
    }

    @Test
    void partsOfAContentAreReadAndPicturesAreNot() {
        var parts = new JsonArray()
                .add(new JsonObject().put("type", "text").put("text", "What is on the picture of the harbour?"))
                .add(new JsonObject().put("type", "image_url").put("image_url", new JsonObject().put("url", "data:x")));

        assertTrue(complete(chat(new JsonObject().put("role", "user").put("content", parts)))
                .text()
                .contains("What is on the picture of the harbour?"));
    }

    @Test
    void aStreamIsTheSameAnswerInPieces() {
        List<Chunk> chunks = PROVIDER.stream(call(chat(user(NEWS))))
                .collect()
                .asList()
                .await()
                .atMost(SOON);

        assertTrue(chunks.size() > 10);
        assertEquals(
                complete(chat(user(NEWS))).text(),
                chunks.stream().map(Chunk::text).collect(Collectors.joining()));
        assertEquals(1, chunks.stream().filter(chunk -> chunk.finish() != null).count());
        assertEquals(Answer.Finish.COMPLETE, chunks.get(chunks.size() - 1).finish());
        chunks.forEach(chunk -> assertEquals("lexrank-1", chunk.model()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"tools\": [{\"type\": \"function\"}]}             | tools",
                "{\"functions\": [{\"name\": \"f\"}]}                | tools",
                "{\"response_format\": {\"type\": \"json_object\"}}  | response_format",
                "{\"response_format\": {\"type\": \"json_schema\"}}  | response_format",
                "{\"n\": 2}                                          | n",
                "{\"modalities\": [\"text\", \"audio\"]}             | modalities",
                "{\"logprobs\": true}                                | logprobs"
            })
    void whatNoQuotationCanFulfilIsRefusedAndNamed(String wish, String field) {
        JsonObject request = chat(user(NEWS)).mergeIn(new JsonObject(wish));

        var failure = assertThrows(ProviderFailure.class, () -> complete(request));

        assertEquals(ProviderFailure.Kind.REJECTED, failure.kind());
        assertEquals(400, failure.status());
        assertTrue(failure.getMessage().contains('"' + field + '"')
                && failure.getMessage().contains("offline"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tools\": []}",
                "{\"tools\": [{}], \"tool_choice\": \"none\"}",
                "{\"response_format\": {\"type\": \"text\"}}",
                "{\"n\": 1}"
            })
    void whatAsksForNothingSpecialIsAnswered(String wish) {
        assertTrue(
                complete(chat(user(NEWS)).mergeIn(new JsonObject(wish))).text().contains("“"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"messages\": []}",
                "{\"messages\": [7, {\"role\": \"user\"}, {\"role\": \"user\", \"content\": [3]}]}",
                "{\"messages\": [{\"role\": \"user\", \"content\": \" \\n\\u200b\"}]}"
            })
    void aChatWithoutAnyTextGetsNoneInvented(String request) {
        var failure = assertThrows(ProviderFailure.class, () -> complete(new JsonObject(request)));

        assertEquals(ProviderFailure.Kind.NOTHING_TO_SAY, failure.kind());
    }

    private static Answer complete(JsonObject request) {
        return PROVIDER.complete(call(request)).await().atMost(SOON);
    }

    private static Call call(JsonObject request) {
        return new Call(Purpose.CHAT, new Material.Chat(request));
    }

    private static JsonObject chat(JsonObject... messages) {
        return new JsonObject().put("messages", new JsonArray(List.of(messages)));
    }

    private static JsonObject user(String text) {
        return said("user", text);
    }

    private static JsonObject said(String role, String text) {
        return new JsonObject().put("role", role).put("content", text);
    }

    private static List<String> quotes(String text) {
        return Pattern.compile("“+([^”]*)”+|«([^»]*)»|‹([^›]*)›|「([^」]*)」")
                .matcher(text)
                .results()
                .map(match -> match.group().replaceAll("^[“«‹「]+|[”»›」]+$", ""))
                .toList();
    }
}
