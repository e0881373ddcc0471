package io.colloquy.graph.generation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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

    GenerationView view(Finished finished) {
        return new GenerationView(
                finished.operationId(),
                finished.provider(),
                finished.model(),
                finished.promptVersion(),
                finished.attempts(),
                read(finished.answer()),
                finished.usage(),
                finished.cost());
    }

    SummaryAnswer read(String answer) {
        try {
            return json.readValue(answer, SummaryAnswer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the journal holds an answer that this release cannot read", e);
        }
    }
}
