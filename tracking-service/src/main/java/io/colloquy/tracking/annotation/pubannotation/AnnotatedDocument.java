package io.colloquy.tracking.annotation.pubannotation;

import java.util.List;

/**
 * A text and what is said of it, every annotation checked: ids are there and unique, spans lie in the text, and ends
 * of relations and subjects of attributes exist.
 *
 * @param extra the fields this service does not read, as a canonical JSON object; {@code {}} if there are none. To be
 *     stored as text: a {@code jsonb} column would rewrite its numbers and their order
 */
public record AnnotatedDocument(
        String sourcedb,
        String sourceid,
        String text,
        List<Denotation> denotations,
        List<Denotation> blocks,
        List<Relation> relations,
        List<Attribute> attributes,
        String extra) {
    public AnnotatedDocument {
        denotations = List.copyOf(denotations);
        blocks = List.copyOf(blocks);
        relations = List.copyOf(relations);
        attributes = List.copyOf(attributes);
    }

    /** How many annotation items it has: what the size of a batch is counted in. */
    public int items() {
        return denotations.size() + blocks.size() + relations.size() + attributes.size();
    }
}
