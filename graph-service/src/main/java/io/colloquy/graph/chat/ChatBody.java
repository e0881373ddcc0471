package io.colloquy.graph.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API's document says of a request: the fields that must be there or mean something here. */
@Schema(requiredProperties = {"model", "messages"})
record ChatBody(
        String model,
        @Schema(minItems = 1) List<Map<String, Object>> messages,
        Boolean stream,
        @JsonProperty("stream_options") StreamOptions streamOptions) {
    record StreamOptions(@JsonProperty("include_usage") Boolean includeUsage) {}
}
