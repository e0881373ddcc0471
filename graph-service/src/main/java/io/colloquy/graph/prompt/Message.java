package io.colloquy.graph.prompt;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDateTime;

/** One numbered message of a conversation; {@code at} is local time of the chat and {@code sender} may be empty. */
public record Message(int number, LocalDateTime at, String sender, Kind kind, String text) {
    /** What sort of message it is; only text was written by a person. */
    public enum Kind {
        @JsonProperty("text")
        TEXT,
        @JsonProperty("media")
        MEDIA,
        @JsonProperty("system")
        SYSTEM
    }
}
