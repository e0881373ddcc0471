package io.colloquy.summary.importing;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name that a new chat gets from its file: {@code WhatsApp Chat with Anna.txt} is Anna's. */
final class ChatName {
    private static final int LONGEST = 200;
    private static final List<Pattern> EXPORTS = List.of(
            Pattern.compile("WhatsApp[ -]Chat (?:with|mit|-) (.+)", Pattern.CASE_INSENSITIVE),
            Pattern.compile("(?:Chat|Conversa|Conversación) (?:de|do) WhatsApp con? (.+)", Pattern.CASE_INSENSITIVE),
            Pattern.compile("Conversa do WhatsApp com (.+)", Pattern.CASE_INSENSITIVE),
            Pattern.compile("Discussion WhatsApp avec (.+)", Pattern.CASE_INSENSITIVE),
            Pattern.compile("Chat WhatsApp con (.+)", Pattern.CASE_INSENSITIVE));

    private ChatName() {}

    static String of(String fileName) {
        String name = fileName == null ? "" : fileName.replace('\\', '/');
        name = name.substring(name.lastIndexOf('/') + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        name = name.replaceFirst("(?i)\\.(txt|zip|jsonl)$", "").strip();
        name = name.substring(0, Math.min(name.length(), LONGEST));
        for (Pattern export : EXPORTS) {
            Matcher matcher = export.matcher(name);
            if (matcher.matches()) {
                return matcher.group(1).strip();
            }
        }
        return name.isEmpty() ? "chat" : name;
    }
}
