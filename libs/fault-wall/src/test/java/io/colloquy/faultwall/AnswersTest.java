package io.colloquy.faultwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class AnswersTest {
    private final FaultWall wall = FaultWall.start();

    @AfterEach
    void close() {
        wall.close();
    }

    @Test
    void aHealthyAnswerIsSixtyWordsOneATokenInEitherForm() throws IOException {
        String stream = RawClient.stream(wall, "healthy", "Tell me.").all();
        String plain = RawClient.plain(wall, "healthy", "Tell me.").all();

        assertEquals(60, FaultWall.SIXTY_WORDS.split(" ", -1).length);
        assertEquals(FaultWall.SIXTY_WORDS, RawClient.text(stream));
        assertEquals(FaultWall.SIXTY_WORDS, RawClient.text(plain));
        assertTrue(stream.contains("\"finish_reason\": \"stop\""));
        assertTrue(stream.contains("\"completion_tokens\": 60"));
        assertTrue(stream.endsWith("data: [DONE]\n\n\r\n0\r\n\r\n"), stream);
        assertTrue(plain.contains("\"completion_tokens\": 60"));
    }

    @Test
    void usageOfAStreamIsToldOnlyWhereItWasAskedFor() throws IOException {
        String stream =
                RawClient.ask(wall, "healthy", "Tell me.", ", \"stream\": true").all();

        assertFalse(stream.contains("usage"));
    }

    @Test
    void aTranscriptIsSummedUpAndOnlyItsOwnNumbersAreCited() throws IOException {
        String chat = "<chat-0011223344556677>\n[4] 2024-01-01 09:01 Anna: hi [99]\n[7] 2024-01-01 09:02 Ben: bye\n"
                + "</chat-0011223344556677>";

        String text = RawClient.text(RawClient.plain(wall, "healthy", chat).all());

        assertTrue(text.contains("\\\"cites\\\": [4]") && text.contains("\\\"cites\\\": [7]"), text);
        assertFalse(text.contains("99"), text);
    }

    @ParameterizedTest
    @CsvSource({
        "fault-429, 429, rate_limit_exceeded",
        "fault-429-seconds, 429, Retry-After: 2",
        "fault-429-date, 429, GMT",
        "fault-500, 500, server_error",
        "fault-503, 503, overloaded",
        "fault-529, 529, overloaded_error",
        "fault-401, 401, invalid_api_key",
        "fault-404, 404, model_not_found",
        "fault-nonsense, 404, model_not_found",
        "fault-quota, 429, insufficient_quota",
        "fault-context, 400, context_length_exceeded",
        "fault-filter, 400, content_filter",
        "fault-filter-finish, 200, content_filter",
        "fault-length, 200, length",
        "fault-fenced, 200, ```json",
        "fault-trailing-comma, 200, '}'",
        "fault-wrong-enum, 200, splendid",
        "fault-not-json, 200, story",
        "fault-reasoning, 200, reasoning_content"
    })
    void aRefusalOrABadAnswerIsWholeAndSaysWhatItIs(String model, int status, String says) throws IOException {
        String answer = RawClient.plain(wall, model, "Tell me.").all();

        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.contains(says), answer);
    }

    @ParameterizedTest
    @CsvSource({"fault-empty", "fault-whitespace", "fault-reasoning"})
    void someAnswersEndWellAndSayNothing(String model) throws IOException {
        String stream = RawClient.stream(wall, model, "Tell me.").all();

        assertEquals(
                "", RawClient.text(stream).replace("\\n", "").replace("\\t", "").strip());
        assertTrue(stream.contains("\"finish_reason\": \"stop\"") && stream.contains("[DONE]"), stream);
    }

    @Test
    void anAnswerThatSomebodyElseBeganIsRefused() throws IOException {
        String begun = "{\"model\": \"fault-prefill\", \"messages\": [{\"role\": \"user\", \"content\": \"Tell me.\"}, "
                + "{\"role\": \"assistant\", \"content\": \"Every\"}]}";

        assertTrue(RawClient.send(wall, begun).all().startsWith("HTTP/1.1 400 "));
        assertTrue(RawClient.plain(wall, "fault-prefill", "Tell me.").all().startsWith("HTTP/1.1 200 "));
    }
}
