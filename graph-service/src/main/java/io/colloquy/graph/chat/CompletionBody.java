package io.colloquy.graph.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API's document says of a completion: the fields that are always there. Providers add others of their own. */
@Schema(additionalProperties = Schema.True.class)
record CompletionBody(
        String id,
        @Schema(enumeration = "chat.completion") String object,
        long created,
        @Schema(description = "The model that answered") String model,
        List<Choice> choices,
        @Schema(nullable = true) Usage usage) {
    @Schema(additionalProperties = Schema.True.class)
    record Choice(
            int index,
            Message message,

            @JsonProperty("finish_reason") @Schema(nullable = true)
            String finishReason) {}

    @Schema(additionalProperties = Schema.True.class)
    record Message(String role, @Schema(nullable = true) String content) {}

    @Schema(name = "CompletionUsage", additionalProperties = Schema.True.class)
    record Usage(
            @JsonProperty("prompt_tokens") long promptTokens,
            @JsonProperty("completion_tokens") long completionTokens,
            @JsonProperty("total_tokens") long totalTokens) {}
}
