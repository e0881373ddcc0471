package io.colloquy.extract;

import java.util.List;
import java.util.TreeSet;

/**
 * Writes an exchange as {@code Anna: “Who has the keys?” – Ben: “Mrs. Keller, until six” …}. What stands between the
 * quotation marks is the message's text, code point by code point; “…” outside of them marks what was left out of a
 * message, “/” a new line or message. A text that contains such marks gets others, see {@link QuotationMarks}.
 */
final class Quotation {
    private static final int LONGEST = 220;
    private static final int LONGEST_IN_TALK = 140;
    private static final int LONGEST_NAME = 40;

    private final StringBuilder text = new StringBuilder();
    private final TreeSet<Integer> cites = new TreeSet<>();

    private Quotation() {}

    static Passage of(List<Exchange> exchanges) {
        Quotation quotation = new Quotation();
        for (Exchange exchange : exchanges) {
            quotation.text.append(quotation.text.isEmpty() ? "" : " · ");
            quotation.add(exchange);
        }
        return new Passage(quotation.text.toString(), List.copyOf(quotation.cites));
    }

    private void add(Exchange exchange) {
        int limit = exchange.isSettled() ? LONGEST_IN_TALK : LONGEST;
        String dash = "";
        for (Thought thought : exchange.thoughts()) {
            text.append(dash);
            add(thought, limit);
            dash = " – ";
        }
    }

    private void add(Thought thought, int limit) {
        String name = thought.sender() == null ? "" : QuotationMarks.strip(thought.sender());
        if (!name.isEmpty()) {
            int end = Clip.end(name, 0, name.length(), LONGEST_NAME);
            text.append(name, 0, end).append(end < name.length() ? "…" : "").append(": ");
        }
        List<Quote> quotes = Quote.of(KeySentences.of(thought, limit), limit);
        Quote before = null;
        for (Quote quote : quotes) {
            add(before, quote);
            before = quote;
        }
        text.append(before != null && before.leavesOutAfter() ? " …" : "");
    }

    private void add(Quote before, Quote quote) {
        if (before == null) {
            text.append(quote.leavesOutBefore() ? "… " : "");
        } else if (before.isBefore(quote)) {
            text.append(before.leavesOutUntil(quote) ? " … " : " / ");
        } else {
            text.append(before.leavesOutAfter() || quote.leavesOutBefore() ? " … " : " / ");
        }
        text.append(QuotationMarks.around(quote.text()));
        cites.add(quote.line().number());
    }
}
