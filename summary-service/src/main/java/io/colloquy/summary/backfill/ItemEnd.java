package io.colloquy.summary.backfill;

import io.colloquy.batchworker.Outcome;
import java.util.List;

/** How one item of a batch ended. */
record ItemEnd(Kind kind, Outcome.Message message, Spending spending) {
    enum Kind {
        DONE,
        FAILED,
        SKIPPED,
        INVALID
    }

    static ItemEnd done(Spending spending) {
        return new ItemEnd(Kind.DONE, null, spending);
    }

    static ItemEnd fallback(String item, String reason, Spending spending) {
        String text = "No model told this day (" + reason + "); an extract stands in and the day stays due";
        return new ItemEnd(Kind.FAILED, new Outcome.Message(item, "warning", text), spending);
    }

    static ItemEnd skipped(String item, String why) {
        return skipped(item, why, Spending.NOTHING);
    }

    static ItemEnd skipped(String item, String why, Spending spending) {
        return new ItemEnd(Kind.SKIPPED, new Outcome.Message(item, "info", why), spending);
    }

    static ItemEnd invalid(String item) {
        return new ItemEnd(
                Kind.INVALID, new Outcome.Message(item, "error", "This item is not of the plan"), Spending.NOTHING);
    }

    static Outcome outcome(List<ItemEnd> ends) {
        return new Outcome(
                count(ends, Kind.DONE),
                count(ends, Kind.FAILED),
                count(ends, Kind.SKIPPED),
                count(ends, Kind.INVALID),
                ends.stream()
                        .map(ItemEnd::message)
                        .filter(message -> message != null)
                        .toList(),
                Spending.sum(ends.stream().map(ItemEnd::spending).toList()));
    }

    private static int count(List<ItemEnd> ends, Kind kind) {
        return (int) ends.stream().filter(end -> end.kind() == kind).count();
    }
}
