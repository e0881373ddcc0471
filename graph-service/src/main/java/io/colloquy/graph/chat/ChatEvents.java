package io.colloquy.graph.chat;

import io.colloquy.graph.attempt.Journey;
import io.colloquy.graph.provider.Answer.Finish;
import io.colloquy.graph.streaming.Delta;
import io.smallrye.mutiny.Multi;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Says the pieces of an answer as the events that OpenAI's clients expect, and at the end what it took. */
final class ChatEvents {
    private final Chunks chunks;
    private final Journey journey;

    private String calls;

    ChatEvents(Chunks chunks, Journey journey) {
        this.chunks = chunks;
        this.journey = journey;
    }

    Multi<String> of(Multi<Delta> answer) {
        return answer.map(this::event).onCompletion().continueWith(() -> List.of(took() + Chunks.DONE));
    }

    private String event(Delta piece) {
        JsonObject said =
                piece.delta() == null ? new JsonObject() : piece.delta().copy();
        if (!piece.text().isEmpty()) {
            said.put("content", piece.text());
        }
        for (String kind : List.of("tool_calls", "function_call")) {
            calls = said.containsKey(kind) ? kind : calls;
        }
        if (piece.finish() == null) {
            return chunks.delta(piece.model(), said, null);
        }
        String last = chunks.delta(piece.model(), said, finish(piece.finish()));
        boolean counted = chunks.includeUsage() && piece.usage() != null;
        return counted ? last + chunks.usage(piece.model(), Completion.usage(piece.usage())) : last;
    }

    private String finish(Finish finish) {
        return finish == Finish.TRUNCATED ? "length" : calls == null ? "stop" : calls;
    }

    /** The head said it as far as it was known then; who wants to know the end of it reads a comment. */
    private String took() {
        String reason = journey.fallbackReason();
        return journey.begun() < 2
                ? ""
                : ": " + Trail.ATTEMPTS + " " + journey.begun()
                        + (reason == null ? "" : ", " + Trail.FALLBACK + " " + reason) + "\n\n";
    }
}
