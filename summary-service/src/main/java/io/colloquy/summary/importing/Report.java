package io.colloquy.summary.importing;

import io.colloquy.summary.importing.reading.NumberedText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an import found and did.
 *
 * @param form android, ios, colon or jsonl
 * @param dateOrder how dates were read, and why; null where a format has no such question
 * @param zone in which the file's times were read
 * @param counts messages by kind
 * @param linesNotUnderstood the first hundred; {@code linesNotUnderstoodCount} has their number
 * @param ruleTwoDecisions lines taken for WhatsApp's own because of a quotation in what would be the author
 * @param capReached whether the number of messages is where WhatsApp cuts its exports
 * @param added messages that the import brought; 0 in a preview
 */
@RegisterForReflection
record Report(
        String form,
        @Schema(nullable = true) String dateOrder,
        @Schema(nullable = true) String dateOrderEvidence,
        String zone,
        Map<String, Long> counts,
        List<Participant> participants,
        @Schema(nullable = true) Instant firstAt,
        @Schema(nullable = true) Instant lastAt,
        List<NumberedText> linesNotUnderstood,
        long linesNotUnderstoodCount,
        List<NumberedText> ruleTwoDecisions,
        boolean capReached,
        long added,
        long alreadyThere) {

    @RegisterForReflection
    record Participant(String name, long messages) {}
}
