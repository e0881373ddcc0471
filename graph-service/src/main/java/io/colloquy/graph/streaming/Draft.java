package io.colloquy.graph.streaming;

import io.colloquy.graph.prompt.TokenEstimate;
import io.colloquy.graph.provider.Answer.Finish;
import io.colloquy.graph.provider.Chunk;
import io.colloquy.graph.provider.InvalidReason;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.Usage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What one attempt has written, and what may be shown of it: nothing before ten visible characters or the call of a tool,
 * nothing but what goes on from what the caller already has, and nothing from where a piece may be missing.
 */
final class Draft {
    private static final int ENOUGH_TO_SEE = 10;

    private final Delivered delivered;
    private final boolean whole;
    private final boolean resumes;
    private final Ending ending;
    private final StringBuilder written = new StringBuilder();
    private final Deque<Piece> held = new ArrayDeque<>();
    private boolean doubtful;

    Draft(Delivered delivered, boolean whole, Form form) {
        this.delivered = delivered;
        this.whole = whole;
        this.resumes = !delivered.isNothing();
        this.ending = new Ending(form);
    }

    /** Takes in a chunk and gives what can be shown now. */
    List<Delta> add(Chunk chunk) {
        if (chunk.unreadable()) {
            doubtful = true;
            return List.of();
        }
        int from = written.length();
        written.append(chunk.text());
        ending.heard(chunk);
        if (Patience.speaks(chunk)) {
            held.add(new Piece(from, new Delta(chunk.text(), chunk.delta(), null, null, ending.model())));
            agree(from, held.getLast().delta());
        }
        return !whole && !doubtful && isEnough() ? shown() : List.of();
    }

    /** Gives the rest, with the finish, or throws the failure that makes this no answer. */
    List<Delta> end() {
        Finish finish = ending.judged(written, doubtful);
        if (written.length() < delivered.length()) {
            throw notTheSame("Another answer was shorter than what was delivered.");
        }
        List<Delta> rest = shown();
        rest.add(new Delta("", null, finish, ending.usage(), ending.model()));
        return rest;
    }

    /** Whether the text shows by itself that nothing is missing, however its stream ended. */
    boolean closes() {
        return ending.closes(written);
    }

    /** Tokens that were heard, where each piece is at least one. */
    int tokens() {
        return ending.tokens();
    }

    /** Tokens that were written at most, where a piece may hold several. */
    long estimate() {
        return Math.max(ending.tokens(), TokenEstimate.of(written.toString()));
    }

    /** As the provider told it, or null. */
    Usage usage() {
        return ending.usage();
    }

    private void agree(int from, Delta delta) {
        boolean tooEarly = delta.callsTools() && from < delivered.length();
        if (resumes && (tooEarly || !delivered.agrees(from, written))) {
            throw notTheSame("Another answer did not begin with what was delivered.");
        }
    }

    private static StreamBroken notTheSame(String why) {
        return new StreamBroken(ProviderFailure.invalid(InvalidReason.SHAPE, why));
    }

    private boolean isEnough() {
        return resumes ? written.length() >= delivered.length() : ending.shows(ENOUGH_TO_SEE);
    }

    private List<Delta> shown() {
        var shown = new ArrayList<Delta>(held.size() + 1);
        for (Piece piece = held.poll(); piece != null; piece = held.poll()) {
            if (!resumes || piece.end() > delivered.length() || piece.from() >= delivered.length()) {
                shown.add(resumes ? piece.after(delivered.length()) : piece.delta());
            }
        }
        return shown;
    }

    /** A delta and where its text begins. */
    private record Piece(int from, Delta delta) {
        int end() {
            return from + delta.text().length();
        }

        Delta after(int position) {
            int cut = Math.max(0, position - from);
            return cut == 0 ? delta : new Delta(delta.text().substring(cut), delta.delta(), null, null, delta.model());
        }
    }
}
