package io.colloquy.gateway.leaving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {
    private static final String END = "{\"type\":\"end\",\"counts\":{\"chats\":2}}";

    @ParameterizedTest
    @ValueSource(strings = {END, END + "\n", "{\"type\":\"chat\"}\n" + END + "\n\n"})
    void anExportIsWholeWhenItsLastLineSaysSo(String text) {
        assertEquals(new JsonObject().put("chats", 2), tally(text).whole().getJsonObject("counts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "{\"type\":\"chat\"}\n", END + "\n{\"type\":\"chat\"}\n", "{\"type\":\"en"})
    void anyOtherWasCutOff(String text) {
        assertThrows(IllegalStateException.class, () -> tally(text).whole());
    }

    @Test
    void theChecksumIsThatOfTheWhole() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                tally("abc").summary().getString("sha256"));
    }

    /** A byte at a time, as a network may deliver it. */
    private static Tally tally(String text) {
        var tally = new Tally();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            tally.add(new byte[] {one});
        }
        return tally;
    }
}
