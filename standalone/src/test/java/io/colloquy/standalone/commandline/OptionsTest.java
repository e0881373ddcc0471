package io.colloquy.standalone.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static Options read(String... words) {
        return Options.of(List.of(words), "--zone=", "--chat=", "--once", "--detach");
    }

    @Test
    void aValueMayStandBehindASpaceOrAnEqualsSign() {
        assertEquals(Optional.of("UTC"), read("--zone", "UTC").value("--zone"));
        assertEquals(Optional.of("UTC"), read("--zone=UTC").value("--zone"));
    }

    @Test
    void optionsAndFilesMayBeMixed() {
        Options options = read("my chat.txt", "--once", "--chat", "1", "--chat=2");

        assertEquals(List.of("my chat.txt"), options.rest());
        assertEquals(List.of("1", "2"), options.all("--chat"));
        assertTrue(options.has("--once"));
    }

    @Test
    void theShortFormMeansTheLongOne() {
        assertTrue(read("-d").has("--detach"));
    }

    @Test
    void afterTwoDashesEverythingIsAFile() {
        assertEquals(List.of("--once"), read("--", "--once").rest());
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        assertMessage("There is no option '--zon' here.", "--zon", "UTC");
        assertMessage("--zone needs a value.", "--zone");
        assertMessage("--once takes no value.", "--once=yes");
    }

    @Test
    void aSingleValueIsGivenOnce() {
        Options options = read("--zone", "UTC", "--zone", "Asia/Tokyo");

        assertThrows(WrongUsage.class, () -> options.value("--zone"));
    }

    @Test
    void aWordTooManyIsNamed() {
        Options options = read("extra");

        assertTrue(assertThrows(WrongUsage.class, options::noRest)
                .getMessage()
                .startsWith("'extra' is one word too many."));
    }

    private static void assertMessage(String expected, String... words) {
        String message = assertThrows(WrongUsage.class, () -> read(words)).getMessage();
        assertEquals(expected + "\nTry: ./colloquy --help", message);
    }
}
