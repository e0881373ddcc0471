package io.colloquy.summary.importing;

import io.colloquy.summary.importing.reading.NumberedText;
import io.colloquy.summary.importing.whatsapp.DateOrder;
import io.colloquy.summary.importing.whatsapp.Form;
import io.colloquy.summary.importing.whatsapp.Layout;
import io.colloquy.summary.importing.whatsapp.Shape;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a look through an upload found; it is stored with the import.
 *
 * @param entry the zip's entry that holds the text; null for a bare text
 * @param layout of a WhatsApp export; null for JSON lines
 */
@RegisterForReflection(
        targets = {Survey.class, Layout.class, Shape.class, Form.class, DateOrder.class, NumberedText.class})
record Survey(String entry, Layout layout) {
    boolean whatsApp() {
        return layout != null;
    }

    String form() {
        return layout == null ? "jsonl" : layout.shape().form().name().toLowerCase(java.util.Locale.ROOT);
    }
}
