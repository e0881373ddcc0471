package io.colloquy.summary.backfill;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.colloquy.summary.day.DayStatus;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.Locale;

/** Which days a backfill takes. An open day is in none. */
enum Mode {
    @JsonProperty("missing")
    MISSING,
    @JsonProperty("stale")
    STALE,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("all")
    ALL,
    /** Everything that is not as it should be: the nightly run. */
    @JsonProperty("due")
    DUE;

    boolean takes(DayStatus status) {
        return switch (status) {
            case OPEN -> false;
            case MISSING -> this == MISSING || this == ALL || this == DUE;
            case STALE -> this == STALE || this == ALL || this == DUE;
            case FAILED -> this != STALE;
            case OK -> this == ALL;
        };
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a client may ask for; null means missing. */
    static Mode asked(String text) {
        if (text == null) {
            return MISSING;
        }
        return switch (text) {
            case "missing" -> MISSING;
            case "stale" -> STALE;
            case "failed" -> FAILED;
            case "all" -> ALL;
            default ->
                throw HttpProblem.builder()
                        .withType(URI.create("https://colloquy.io/problems/unknown-mode"))
                        .withTitle("There is no such mode")
                        .withStatus(422)
                        .withDetail("mode must be missing, stale, failed or all.")
                        .build();
        };
    }
}
