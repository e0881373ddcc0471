package io.colloquy.graph.prompt;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A conversation as one line a message, between two tags that carry a nonce. Chat text cannot forge a message, because
 * it never starts a line, nor leave the fence, because it cannot guess the nonce and its closing tags are escaped.
 */
final class Transcript {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private Transcript() {}

    static String of(List<Message> messages, String nonce) {
        var text = new StringBuilder("<chat-").append(nonce).append(">\n");
        for (Message message : messages) {
            line(text, message);
        }
        return text.append("</chat-").append(nonce).append('>').toString();
    }

    /** One message as it stands in the prompt, with its line's end. */
    static String line(Message message) {
        var text = new StringBuilder();
        line(text, message);
        return text.toString();
    }

    private static void line(StringBuilder text, Message message) {
        LocalDateTime at = message.at();
        text.append('[').append(message.number()).append("] ").append(MINUTE.format(at));
        if (!message.sender().isEmpty()) {
            text.append(' ').append(tame(message.sender()));
        }
        switch (message.kind()) {
            case MEDIA -> text.append(" (media)");
            case SYSTEM -> text.append(" (system)");
            case TEXT -> {}
        }
        text.append(": ").append(tame(message.text())).append('\n');
    }

    private static String tame(String written) {
        return LINE_BREAK.matcher(written).replaceAll(" ⏎ ").replace("</", "<\\/");
    }
}
