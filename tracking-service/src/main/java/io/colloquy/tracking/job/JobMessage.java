package io.colloquy.tracking.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/**
 * Something a person should read about a job.
 *
 * @param item what it is about, or null when it is about more than one item
 * @param text at most 500 code points; a longer one is cut, wherever it comes from
 */
@RegisterForReflection
public record JobMessage(
        @Size(max = 200) String item,
        @NotNull Severity severity,
        @NotNull String text) {
    public JobMessage {
        text = MessageText.cut(text);
    }

    /** How much it matters. */
    public enum Severity {
        @JsonProperty("info")
        INFO,
        @JsonProperty("warning")
        WARNING,
        @JsonProperty("error")
        ERROR;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
