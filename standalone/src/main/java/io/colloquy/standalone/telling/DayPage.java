package io.colloquy.standalone.telling;

import io.colloquy.standalone.client.SummaryView;
import io.colloquy.standalone.terminal.Citations;
import io.colloquy.standalone.terminal.Screen;
import java.time.format.TextStyle;
import java.util.Locale;

/** One day as a reader gets it: date, count, digest, points with the numbers of their messages. */
final class DayPage {
    private DayPage() {}

    static void print(Screen screen, SummaryView summary) {
        String weekday = summary.day().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        screen.line("");
        screen.line(
                screen.bold(summary.day() + "  " + weekday) + screen.dim("  " + Count.messages(summary.messages())));
        if ("extractive".equals(summary.method())) {
            screen.paragraph(
                    "  ! ",
                    "No model told this day" + (summary.reason() == null ? "" : " (" + summary.reason() + ")")
                            + ": these are sentences of the chat. The day stays due.");
        }
        screen.paragraph("  ", cited(summary.digest()));
        summary.points().forEach(point -> screen.paragraph("  - ", cited(point)));
    }

    private static String cited(SummaryView.Passage passage) {
        return passage.text() + " " + Citations.written(passage.cites());
    }
}
