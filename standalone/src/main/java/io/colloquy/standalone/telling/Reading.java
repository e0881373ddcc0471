package io.colloquy.standalone.telling;

import io.colloquy.standalone.client.GatewayClient;
import io.colloquy.standalone.client.SummaryView;
import io.colloquy.standalone.terminal.Screen;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/** Prints the summaries of a chat, day by day. */
public final class Reading {
    private final GatewayClient gateway;
    private final Screen screen;

    public Reading(GatewayClient gateway, Screen screen) {
        this.gateway = gateway;
        this.screen = screen;
    }

    /**
     * Prints every day that has a summary, oldest first.
     *
     * @param from null: from the first day
     * @param to null: to the last
     * @return how many days were printed
     */
    public int print(long chatId, LocalDate from, LocalDate to) {
        int printed = 0;
        Set<String> tellers = new TreeSet<>();
        String cursor = null;
        do {
            SummaryView.Page page = gateway.get(path(chatId, from, to, cursor), SummaryView.Page.class);
            for (SummaryView summary : page.items()) {
                DayPage.print(screen, summary);
                if (summary.provider() != null) {
                    tellers.add(summary.provider() + " (" + summary.model() + ")");
                }
                printed++;
            }
            cursor = page.nextCursor();
        } while (cursor != null);
        explain(printed, tellers);
        return printed;
    }

    private void explain(int printed, Set<String> tellers) {
        screen.line("");
        if (printed == 0) {
            screen.line("There is no summary in these days.");
            return;
        }
        screen.paragraph(
                "",
                "Numbers in brackets count the messages of their day."
                        + (tellers.isEmpty() ? "" : " Told by " + String.join(", ", tellers) + "."));
    }

    private static String path(long chatId, LocalDate from, LocalDate to, String cursor) {
        return "/api/chats/" + chatId + "/summaries?limit=200"
                + (from == null ? "" : "&from=" + from)
                + (to == null ? "" : "&to=" + to)
                + (cursor == null ? "" : "&cursor=" + cursor);
    }
}
