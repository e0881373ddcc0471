package io.colloquy.standalone.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void anEscapeSequenceBecomesVisible() {
        assertEquals("a␛[31mred␛]0;title␇", SafeText.of("a\u001b[31mred\u001b]0;title\u0007"));
    }

    @Test
    void eightBitControlsAndDeleteDoNothing() {
        assertEquals("�31m␡", SafeText.of("\u009b31m\u007f"));
    }

    @Test
    void aLineBreakCannotFakeALineOfOurs() {
        assertEquals("a  Stopped. b", SafeText.of("a\r\nStopped.\u2028b"));
    }

    @Test
    void directionIsNotTurned() {
        assertEquals("gpj.exe", SafeText.of("\u202egpj\u2066.exe"));
    }

    @Test
    void peopleMayWriteWhatTheyLike() {
        assertEquals("Grüße, ¿qué? 👨‍👩‍👧 日本 שלום", SafeText.of("Grüße, ¿qué? 👨‍👩‍👧 日本 שלום"));
    }
}
