package io.colloquy.tracking.annotation.collection;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API's document says of a document of annotations in canonical form; whatever else it came with is there too. */
@Schema(additionalProperties = Schema.True.class)
record AnnotatedText(
        String sourcedb,
        String sourceid,
        String text,
        @Schema(nullable = true) List<Map<String, Object>> denotations,
        @Schema(nullable = true) List<Map<String, Object>> blocks,
        @Schema(nullable = true) List<Map<String, Object>> relations,
        @Schema(nullable = true) List<Map<String, Object>> attributes) {}
