package io.colloquy.graph.provider.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseParserTest {
    private static final String STREAM = String.join(
            "",
            "\uFEFF: hello\r\ndata: eins\r\n\r\n",
            "data: zw\u00e4i \ud83e\udd84\n\n\n",
            "event: ping\ndata:drei\rdata:  vier\r\r",
            "id: 7\nretry: 10\n\n:\n\n",
            "data\n\n",
            "data: [DONE]\n\n");
    private static final List<String> EVENTS = List.of("eins", "zw\u00e4i \ud83e\udd84", "drei\n vier", "", "[DONE]");

    @Test
    void everySplitInTwoGivesTheSameEvents() {
        byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);

        for (int cut = 0; cut <= bytes.length; cut++) {
            assertEquals(EVENTS, parsed(bytes, cut), "cut at " + cut);
        }
    }

    @Test
    void anySplitIntoManyGivesTheSameEvents() {
        byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);
        var random = new Random(42);

        for (int round = 0; round < 500; round++) {
            int[] cuts =
                    random.ints(random.nextInt(20), 0, bytes.length).sorted().toArray();
            assertEquals(EVENTS, parsed(bytes, cuts));
        }
        assertEquals(EVENTS, parsed(bytes, IntStream.range(0, bytes.length).toArray()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: last", "data: last\n", "data: last\r\n"})
    void anEventThatIsNotClosedIsKeptApart(String text) {
        var parser = new SseParser();

        assertEquals(List.of(), parser.feed(Buffer.buffer(text)));
        assertEquals("last", parser.rest());
    }

    @Test
    void nothingIsLeftOfAStreamThatEndsAsItShould() {
        var parser = new SseParser();
        parser.feed(Buffer.buffer(STREAM));

        assertNull(parser.rest());
    }

    @Test
    void aLineWithoutAnEndIsBounded() {
        var parser = new SseParser();
        var part = Buffer.buffer("x".repeat(100_000));

        assertThrows(SseParser.TooLong.class, () -> {
            for (int i = 0; i < 20; i++) {
                parser.feed(part);
            }
        });
    }

    @Test
    void anEventWithoutAnEndIsBounded() {
        var parser = new SseParser();
        var part = Buffer.buffer(("data: " + "x".repeat(100) + "\n").repeat(1_000));

        assertThrows(SseParser.TooLong.class, () -> {
            for (int i = 0; i < 20; i++) {
                parser.feed(part);
            }
        });
    }

    private static List<String> parsed(byte[] bytes, int... cuts) {
        var parser = new SseParser();
        var events = new ArrayList<String>();
        int from = 0;
        for (int cut : cuts) {
            events.addAll(parser.feed(Buffer.buffer(bytes).getBuffer(from, cut)));
            from = cut;
        }
        events.addAll(parser.feed(Buffer.buffer(bytes).getBuffer(from, bytes.length)));
        return events;
    }
}
