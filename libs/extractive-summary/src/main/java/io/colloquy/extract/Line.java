package io.colloquy.extract;

import java.time.LocalDateTime;

/**
 * One message of a conversation, as the summariser reads it.
 *
 * @param number from 1, ascending
 * @param at local time of the conversation
 * @param text as written; may be empty
 */
public record Line(int number, LocalDateTime at, String sender, Kind kind, String text) {
    /** What sort of message a line is; only text is quoted. */
    public enum Kind {
        TEXT,
        MEDIA,
        SYSTEM
    }
}
