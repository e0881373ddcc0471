package io.colloquy.summary.day;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A day's messages, numbered from 1 in the order in which people saw them.
 *
 * @param inputHash of exactly these messages
 */
public record Transcript(long chatId, LocalDate day, String inputHash, List<Message> messages) {
    /** One message; {@code at} is local time of the chat, {@code kind} is text, media or system. */
    public record Message(int number, long id, LocalDateTime at, String sender, String kind, String text) {
        public boolean written() {
            return kind.equals("text") && !text.isBlank();
        }
    }

    /** Whether anybody wrote anything that a summary could tell. */
    public boolean hasText() {
        return messages.stream().anyMatch(Message::written);
    }

    public long count(String kind) {
        return messages.stream().filter(message -> message.kind().equals(kind)).count();
    }
}
