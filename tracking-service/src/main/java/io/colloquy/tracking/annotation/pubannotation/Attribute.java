package io.colloquy.tracking.annotation.pubannotation;

/**
 * A property of a denotation, a block or a relation.
 *
 * @param id unique among all annotations of its document
 * @param subj id of what has the property
 * @param obj the value as JSON: a string in quotation marks, a number as it was written, {@code true} or {@code false}
 * @param extra the fields this service does not read, as a canonical JSON object; {@code {}} if there are none
 */
public record Attribute(String id, String subj, String pred, String obj, String extra) {}
