package io.colloquy.summary.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * A message in the project's own form, as a line of a file or the body of a live post has it.
 *
 * @param chat name of its chat; null if the object does not say
 * @param at to the microsecond
 * @param extra JSON text of the fields that are not known here; null for none
 */
public record MessageInput(
        String chat, String id, Instant at, String sender, String text, String replyTo, String kind, String extra) {
    private static final Set<String> KNOWN = Set.of("chat", "id", "at", "sender", "text", "replyTo", "kind");
    private static final Set<String> KINDS = Set.of("text", "media", "system");
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** A field that is missing or not what it should be. */
    public static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String field;

        Invalid(String field, String reason) {
            super(reason, null, false, false);
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    /** Reads the object; throws {@link Invalid} for the first field that cannot be kept as it is. */
    public static MessageInput of(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            throw new Invalid("message", "an object is expected.");
        }
        String kind = text(object, "kind", 10);
        if (kind != null && !KINDS.contains(kind)) {
            throw new Invalid("kind", "text, media or system is expected.");
        }
        String sender = text(object, "sender", 200);
        if ((sender == null || sender.isBlank()) && !"system".equals(kind)) {
            throw new Invalid("sender", "a name is required.");
        }
        String text = text(object, "text", 1 << 20);
        if (text == null) {
            throw new Invalid("text", "a text is required; it may be empty.");
        }
        return new MessageInput(
                text(object, "chat", 200),
                text(object, "id", 200),
                at(object),
                sender == null || sender.isBlank() ? null : sender,
                text,
                text(object, "replyTo", 200),
                kind == null ? "text" : kind,
                extra(object));
    }

    private static Instant at(ObjectNode object) {
        String at = text(object, "at", 40);
        if (at == null) {
            throw new Invalid("at", "a time is required.");
        }
        try {
            Instant instant = OffsetDateTime.parse(at).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw new Invalid("at", "a time from 1970 on is expected.");
            }
            return instant;
        } catch (DateTimeException e) {
            throw new Invalid("at", "a time with offset is expected, such as 2024-01-31T09:30:00+01:00.");
        }
    }

    private static String text(ObjectNode object, String field, int longest) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new Invalid(field, "a text is expected.");
        }
        String text = value.textValue();
        if (text.length() > longest) {
            throw new Invalid(field, "at most " + longest + " characters are taken.");
        }
        refuseUnstorable(field, text);
        return text;
    }

    /** PostgreSQL keeps neither U+0000 nor half a surrogate pair, and replacing them would not be the text any more. */
    private static void refuseUnstorable(String field, String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                throw new Invalid(field, String.format("U+%04X at character %d cannot be stored.", c, i + 1));
            }
        }
    }

    private static String extra(ObjectNode object) {
        ObjectNode rest = object.deepCopy();
        rest.remove(KNOWN);
        if (rest.isEmpty()) {
            return null;
        }
        String json = rest.toString();
        refuseUnstorable("extra", json);
        if (json.contains("\\u0000")) {
            throw new Invalid("extra", "U+0000 cannot be stored.");
        }
        return json;
    }
}
