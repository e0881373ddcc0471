package io.colloquy.standalone.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void outsideATerminalThereAreOnlyPlainLinesAndFewOfThem() {
        ProgressBar bar = new ProgressBar(new Screen(out, false, false, 80), "days");

        for (int done = 0; done <= 500; done++) {
            bar.show(done, 500);
        }
        bar.end();

        String text = printed.toString(StandardCharsets.UTF_8);
        assertEquals(11, text.lines().count(), text);
        assertTrue(text.endsWith("100 %  500 of 500 days" + System.lineSeparator()), text);
        assertFalse(text.chars().anyMatch(c -> c == '\r' || c == 0x1b), text);
    }

    @Test
    void onATerminalOneLineIsRewritten() {
        ProgressBar bar = new ProgressBar(new Screen(out, true, false, 80), "days");

        bar.show(0, 10);
        bar.show(5, 10);
        bar.show(10, 10);
        bar.end();

        String text = printed.toString(StandardCharsets.UTF_8);
        assertEquals(1, text.chars().filter(c -> c == '\n').count());
        assertTrue(text.contains("\r[###############...............]  50 %  5 of 10 days"), text);
    }

    @Test
    void noColorIsRespectedAndAFileGetsNone() {
        var terminal = Map.of("colloquy.terminal", "true", "colloquy.width", "72");

        assertEquals("\u001b[1mx\u001b[0m", Screen.of(out, terminal, Map.of()).bold("x"));
        assertEquals("x", Screen.of(out, terminal, Map.of("NO_COLOR", "1")).bold("x"));
        assertEquals("x", Screen.of(out, Map.of(), Map.of()).bold("x"));
    }

    @Test
    void anOddWidthIsBroughtIntoBounds() {
        assertEquals(40, Screen.of(out, Map.of("colloquy.width", "3"), Map.of()).width());
        assertEquals(
                120, Screen.of(out, Map.of("colloquy.width", "4000"), Map.of()).width());
        assertEquals(100, Screen.of(out, Map.of("colloquy.width", ""), Map.of()).width());
    }
}
