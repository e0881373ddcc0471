package io.colloquy.graph.provider.openai;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads server-sent events out of bytes that may be split anywhere, also inside a character or between CR and LF. Only the
 * data of an event is kept: names, ids and comments mean nothing in a chat completion.
 * Source: HTML Living Standard, 9.2.5 "Parsing an event stream" and 9.2.6 "Interpreting an event stream".
 */
final class SseParser {
    /** In bytes; a chunk of an answer has a few hundred. */
    private static final int LONGEST_EVENT = 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private boolean hasData;
    private boolean first = true;
    private boolean afterReturn;

    /** Gives the data of every event that these bytes complete; throws {@link TooLong} when an event has no end. */
    List<String> feed(Buffer bytes) {
        var events = new ArrayList<String>(2);
        int from = 0;
        for (int i = 0; i < bytes.length(); i++) {
            byte b = bytes.getByte(i);
            boolean secondHalf = b == '\n' && afterReturn;
            afterReturn = b == '\r';
            if (b == '\n' || b == '\r') {
                if (!secondHalf) {
                    line.writeBytes(bytes.getBytes(from, i));
                    ended(events);
                }
                from = i + 1;
            }
        }
        line.writeBytes(bytes.getBytes(from, bytes.length()));
        if (line.size() + data.length() > LONGEST_EVENT) {
            throw new TooLong();
        }
        return events;
    }

    /**
     * What was written and not closed by an empty line, or null. The standard throws it away; some servers never close
     * their last event, so the caller decides what it is worth.
     */
    String rest() {
        var events = new ArrayList<String>(1);
        ended(events);
        ended(events);
        return events.isEmpty() ? null : events.get(0);
    }

    private void ended(List<String> events) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (first && text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(1);
        }
        first = false;
        if (!text.isEmpty()) {
            field(text);
        } else if (hasData) {
            events.add(data.toString());
            data.setLength(0);
            hasData = false;
        }
    }

    private void field(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        if (!name.equals("data")) {
            return;
        }
        String value = colon < 0 ? "" : text.substring(colon + 1);
        if (hasData) {
            data.append('\n');
        }
        data.append(value.startsWith(" ") ? value.substring(1) : value);
        hasData = true;
    }

    /** An event that is longer than any chunk of an answer could be. */
    static final class TooLong extends RuntimeException {
        TooLong() {
            super("an event is longer than " + LONGEST_EVENT + " bytes", null, false, false);
        }
    }
}
