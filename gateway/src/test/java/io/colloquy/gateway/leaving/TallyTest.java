package io.colloquy.gateway.leaving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {
    private static final String END = "{\"type\":\"end\",\"counts\":{\"chats\":2}}";

    private static final int[] PIECES = {1, 2, 3, 5, 20, 1_000};

    @ParameterizedTest
    @ValueSource(strings = {END, END + "\n", "{\"type\":\"chat\"}\n" + END + "\n\n"})
    void anExportIsWholeWhenItsLastLineSaysSo(String text) {
        for (int piece : PIECES) {
            assertEquals(
                    new JsonObject().put("chats", 2), tally(text, piece).whole().getJsonObject("counts"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "{\"type\":\"chat\"}\n", END + "\n{\"type\":\"chat\"}\n", "{\"type\":\"en"})
    void anyOtherWasCutOff(String text) {
        for (int piece : PIECES) {
            assertThrows(IllegalStateException.class, () -> tally(text, piece).whole());
        }
    }

    @Test
    void theChecksumIsThatOfTheWhole() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                tally("abc", 1).summary().getString("sha256"));
    }

    /** In pieces of at most so many bytes, as a network may deliver it. */
    private static Tally tally(String text, int most) {
        var tally = new Tally();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += most) {
            tally.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + most)));
        }
        return tally;
    }
}
