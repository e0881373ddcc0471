package io.colloquy.tracking.annotation.pubannotation;

import java.util.List;

/**
 * Something said of one or several pieces of the text. Blocks are of the same form.
 *
 * @param id unique among all annotations of its document
 * @param spans one or more, in the order of the text
 * @param extra the fields this service does not read, as a canonical JSON object; {@code {}} if there are none
 */
public record Denotation(String id, List<Span> spans, String obj, String extra) {
    public Denotation {
        spans = List.copyOf(spans);
    }
}
