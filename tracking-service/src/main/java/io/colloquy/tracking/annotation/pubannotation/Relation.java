package io.colloquy.tracking.annotation.pubannotation;

/**
 * Something said of two denotations, or of two blocks.
 *
 * @param id unique among all annotations of its document
 * @param subj id of a denotation or a block
 * @param obj id of another of the same kind
 * @param extra the fields this service does not read, as a canonical JSON object; {@code {}} if there are none
 */
public record Relation(String id, String subj, String pred, String obj, String extra) {}
