package io.colloquy.graph.longday;

import io.colloquy.graph.prompt.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Cuts a day into parts that each keep within so many tokens; in their order they hold every message, and nothing twice. */
final class DayParts {
    private final long budget;
    private final ToLongFunction<Message> tokens;

    /**
     * @param budget most tokens of a part; a part that is a single message without text may still exceed it
     * @param tokens how many a message takes, never less than its pieces together would need
     */
    DayParts(long budget, ToLongFunction<Message> tokens) {
        this.budget = budget;
        this.tokens = tokens;
    }

    List<List<Message>> of(List<Message> day) {
        List<Message> pieces =
                day.stream().flatMap(message -> pieces(message).stream()).toList();
        var parts = new ArrayList<List<Message>>();
        int start = 0;
        while (start < pieces.size()) {
            int end = cut(pieces, start, full(pieces, start));
            parts.add(pieces.subList(start, end));
            start = end;
        }
        return parts;
    }

    /** Where a part is full that starts here; it holds at least one message. */
    private int full(List<Message> pieces, int start) {
        long taken = tokens.applyAsLong(pieces.get(start));
        int end = start + 1;
        while (end < pieces.size()) {
            taken += tokens.applyAsLong(pieces.get(end));
            if (taken > budget) {
                return end;
            }
            end++;
        }
        return end;
    }

    /** People pause between two topics: in the last quarter of a part the longest silence is the best place to cut. */
    private static int cut(List<Message> pieces, int start, int full) {
        if (full == pieces.size()) {
            return full;
        }
        int best = full;
        for (int at = full - 1; at > start + (full - start) * 3 / 4; at--) {
            if (silenceBefore(pieces, at).compareTo(silenceBefore(pieces, best)) > 0) {
                best = at;
            }
        }
        return best;
    }

    private static Duration silenceBefore(List<Message> pieces, int at) {
        return Duration.between(pieces.get(at - 1).at(), pieces.get(at).at());
    }

    /** A message that alone is too long becomes several with the same number, cut between words where there are any. */
    private List<Message> pieces(Message message) {
        String text = message.text();
        int middle = tokens.applyAsLong(message) <= budget ? 0 : WordBorder.nearest(text, text.length() / 2);
        if (middle == 0) {
            return List.of(message);
        }
        var pieces = new ArrayList<>(pieces(piece(message, text.substring(0, middle))));
        pieces.addAll(pieces(piece(message, text.substring(middle))));
        return pieces;
    }

    private static Message piece(Message message, String text) {
        return new Message(message.number(), message.at(), message.sender(), message.kind(), text);
    }
}
