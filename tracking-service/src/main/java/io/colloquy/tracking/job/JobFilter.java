package io.colloquy.tracking.job;

import io.colloquy.tracking.problem.Problems;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which jobs are wanted; what is not given filters nothing. Read as text, as {@link PageRequest} is. */
record JobFilter(
        @QueryParam("status") @Parameter(description = "Jobs of any of these statuses; may be repeated")
        List<String> statusTexts,

        @QueryParam("kind") String kindText,

        @QueryParam("createdAfter")
        @Parameter(description = "Only jobs made later than this", schema = @Schema(format = "date-time"))
        String createdAfterText,

        @QueryParam("createdBefore")
        @Parameter(description = "Only jobs made earlier than this", schema = @Schema(format = "date-time"))
        String createdBeforeText) {
    private static final List<String> STATUSES =
            List.of("pending", "running", "paused", "completed", "completed_with_errors", "failed", "cancelled");
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_-]{0,49}");
    /** Later years are times to Java and none to the database. */
    private static final int LAST_YEAR = 9999;

    List<String> statuses() {
        return KnownWords.of("status", statusTexts, STATUSES);
    }

    String kind() {
        if (kindText == null || kindText.isEmpty()) {
            return null;
        }
        if (!KIND.matcher(kindText).matches()) {
            throw Problems.badRequest("kind must match " + KIND);
        }
        return kindText;
    }

    OffsetDateTime createdAfter() {
        return time("createdAfter", createdAfterText);
    }

    OffsetDateTime createdBefore() {
        OffsetDateTime after = createdAfter();
        OffsetDateTime before = time("createdBefore", createdBeforeText);
        if (after != null && before != null && !after.isBefore(before)) {
            throw Problems.badRequest("createdBefore must be later than createdAfter");
        }
        return before;
    }

    private static OffsetDateTime time(String field, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
                return time;
            }
        } catch (DateTimeException e) {
            throw notATime(field);
        }
        throw notATime(field);
    }

    private static RuntimeException notATime(String field) {
        return Problems.badRequest(field + " must be a time with an offset, such as 2024-01-31T09:30:00Z");
    }
}
