package io.colloquy.graph.streaming;

import io.colloquy.graph.provider.Answer.Finish;
import io.colloquy.graph.provider.Chunk;
import io.colloquy.graph.provider.InvalidReason;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.ProviderFailure.Kind;
import io.colloquy.graph.provider.Usage;

/** Whether an answer that has ended is one, in the order in which plain answers are judged. */
final class Ending {
    private final Form form;
    private final VisibleText visible = new VisibleText();
    private final StringBuilder refusal = new StringBuilder();
    private boolean toolCalls;
    private int tokens;
    private Finish finish;
    private Usage usage;
    private String model;

    Ending(Form form) {
        this.form = form;
    }

    void heard(Chunk chunk) {
        visible.add(chunk.text());
        tokens += Patience.speaks(chunk) ? 1 : 0;
        finish = chunk.finish() == null ? finish : chunk.finish();
        usage = chunk.usage() == null ? usage : chunk.usage();
        model = chunk.model() == null ? model : chunk.model();
        if (chunk.delta() != null) {
            toolCalls |=
                    chunk.delta().containsKey("tool_calls") || chunk.delta().containsKey("function_call");
            if (chunk.delta().getValue("refusal") instanceof String words) {
                refusal.append(words);
            }
        }
    }

    /**
     * Gives how it ended, or throws what is wrong with it.
     *
     * @param doubtful whether something came that could not be read; it is missing unless the provider's count says otherwise
     */
    Finish judged(CharSequence written, boolean doubtful) {
        if (finish == Finish.FILTERED || !refusal.isEmpty()) {
            throw filtered();
        }
        if (!form.strict()) {
            return finish == Finish.TRUNCATED ? finish : Finish.COMPLETE;
        }
        if (doubtful && (usage == null || usage.completionTokens() > tokens)) {
            throw ProviderFailure.invalid(InvalidReason.TRUNCATED, "A part of the answer could not be read.");
        }
        if (finish == Finish.UNKNOWN || (finish == null && usage == null && !closes(written))) {
            throw ProviderFailure.invalid(InvalidReason.TRUNCATED, "The answer does not say that it is complete.");
        }
        boolean empty = visible.atEnd() == 0 && !toolCalls;
        if (finish == Finish.TRUNCATED && (empty || !form.chat())) {
            throw ProviderFailure.invalid(InvalidReason.TRUNCATED, "The answer was cut off.");
        }
        if (empty) {
            throw ProviderFailure.invalid(InvalidReason.EMPTY, "Empty response.");
        }
        return finish == null ? Finish.COMPLETE : finish;
    }

    boolean closes(CharSequence written) {
        return form.closes(written);
    }

    /** Whether the beginning is worth showing. */
    boolean shows(int characters) {
        return !form.strict() || toolCalls || visible.soFar() >= characters;
    }

    int tokens() {
        return tokens;
    }

    Usage usage() {
        return usage;
    }

    String model() {
        return model;
    }

    private ProviderFailure filtered() {
        String words = refusal.substring(0, Math.min(refusal.length(), ProviderFailure.LONGEST_REASON));
        return new ProviderFailure(
                Kind.FILTERED,
                "The provider's content filter stopped the answer.",
                null,
                null,
                words.isBlank() ? null : words);
    }
}
