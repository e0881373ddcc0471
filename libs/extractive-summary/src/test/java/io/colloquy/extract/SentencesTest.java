package io.colloquy.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
    @Test
    void sentencesEndAtMarksAndLineBreaks() {
        assertEquals(
                List.of("Erst so.", "Dann so!?", "Und dann", "¿Y luego?"),
                of("Erst so. Dann so!?  Und dann\r\n\n¿Y luego?"));
    }

    @Test
    void abbreviationsAndOrdinalsEndNoSentence() {
        assertEquals(
                List.of("Termin bei Dr. Keller am 3. März um 9.30 Uhr, z. B. im Büro.", "Passt?"),
                of("Termin bei Dr. Keller am 3. März um 9.30 Uhr, z. B. im Büro. Passt?"));
        assertEquals(
                List.of("The keys are with Mrs. Keller.", "Ring twice"),
                of("The keys are with Mrs. Keller. Ring twice"));
    }

    @Test
    void linksStayWhole() {
        assertEquals(
                List.of("Look: https://example.org/a.html?b=1.2", "Nice."),
                of("Look: https://example.org/a.html?b=1.2\nNice."));
    }

    @Test
    void emojiBelongToTheSentenceBeforeThem() {
        assertEquals(List.of("Geschafft! 🎉👩‍👧", "Bis morgen"), of("Geschafft! 🎉👩‍👧 Bis morgen"));
    }

    @Test
    void chineseSentencesNeedNoSpaces() {
        assertEquals(List.of("你好。", "明天见！"), of("你好。明天见！"));
    }

    private static List<String> of(String text) {
        return Sentences.of(new Line(1, null, "Ann", Line.Kind.TEXT, text)).stream()
                .map(Sentence::text)
                .toList();
    }
}
