package io.colloquy.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An import, as far as it is shown.
 *
 * @param status {@code waiting}, {@code finished} or {@code failed}
 * @param chats the chats that the file's messages belong to; empty while the import waits
 * @param report how the file was read; null while the import waits
 * @param failure the problem of an import that failed
 */
public record ImportView(long id, String status, String fileName, List<Long> chats, Report report, JsonNode failure) {

    /** How a file was read. */
    public record Report(
            String form,
            String dateOrder,
            String dateOrderEvidence,
            String zone,
            Map<String, Long> counts,
            List<Participant> participants,
            Instant firstAt,
            Instant lastAt,
            List<NumberedText> linesNotUnderstood,
            long linesNotUnderstoodCount,
            List<NumberedText> ruleTwoDecisions,
            boolean capReached,
            long added,
            long alreadyThere) {}

    public record Participant(String name, long messages) {}

    public record NumberedText(long line, String text) {}

    public boolean isWaiting() {
        return "waiting".equals(status);
    }

    /** Whether its job ended without it, through no fault of the file. */
    public boolean isGivenUp() {
        return failure != null && failure.path("type").asText().equals("https://colloquy.io/problems/import-given-up");
    }

    /** Throws what went wrong, if the import failed. */
    public ImportView orProblem() {
        if ("failed".equals(status)) {
            throw new Problem(0, failure == null ? MissingNode.getInstance() : failure);
        }
        return this;
    }
}
