package io.colloquy.graph.generation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.graph.journal.Entry;
import io.colloquy.graph.provider.Usage;
import io.colloquy.graph.validation.SummaryAnswer;
import jakarta.enterprise.context.ApplicationScoped;

/** Between answers and the JSON that the journal keeps. */
@ApplicationScoped
class AnswerCodec {
    private final ObjectMapper json;

    AnswerCodec(ObjectMapper json) {
        this.json = json;
    }

    String write(SummaryAnswer answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a validated answer can always be written", e);
        }
    }

    GenerationView view(Entry.Stored stored) {
        return new GenerationView(
                stored.operationId(),
                stored.provider(),
                stored.model(),
                stored.promptVersion(),
                stored.attempts(),
                read(stored.answer()),
                usage(stored),
                null);
    }

    private SummaryAnswer read(String answer) {
        try {
            return json.readValue(answer, SummaryAnswer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the journal holds an answer that this release cannot read", e);
        }
    }

    private static Usage usage(Entry.Stored stored) {
        return stored.promptTokens() == null ? null : new Usage(stored.promptTokens(), stored.completionTokens());
    }
}
