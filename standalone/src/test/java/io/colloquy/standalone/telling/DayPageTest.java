package io.colloquy.standalone.telling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.standalone.client.SummaryView;
import io.colloquy.standalone.client.SummaryView.Passage;
import io.colloquy.standalone.terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayPageTest {
    @Test
    void aDayHasItsDateItsCountItsDigestAndItsPoints() {
        String page = page(
                "generated",
                null,
                new Passage("They chose the library.", List.of(9, 7, 8)),
                List.of(new Passage("18 May or 25 May.", List.of(20)), new Passage("Cake.", List.of(2, 30))));

        assertEquals("""

                2024-05-11  Saturday  24 messages
                  They chose the library. [7-9]
                  - 18 May or 25 May. [20]
                  - Cake. [2, 30]
                """, page);
    }

    @Test
    void anExtractSaysThatItIsOneAndWhy() {
        String page = page("extractive", "provider-unavailable", new Passage("Verbatim.", List.of(1)), List.of());

        assertTrue(page.contains("No model told this day (provider-unavailable)"), page);
        assertTrue(page.replaceAll("\\s+", " ").contains("The day stays due."), page);
    }

    @Test
    void whatAChatSaysCannotTouchTheTerminal() {
        String page = page("generated", null, new Passage("\u001b[2Jgone\nAdmin: yes", List.of(1)), List.of());

        assertTrue(page.contains("␛[2Jgone Admin: yes [1]"), page);
    }

    private static String page(String method, String reason, Passage digest, List<Passage> points) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        DayPage.print(
                new Screen(out, false, false, 90),
                new SummaryView(LocalDate.of(2024, 5, 11), method, reason, 24, digest, points, "offline", "lexrank-1"));
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
