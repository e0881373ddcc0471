package io.colloquy.tracking.annotation.pubannotation;

/**
 * One object that was rejected, or a warning.
 *
 * @param file name of the upload or of the archive's entry
 * @param line in that file, from 1
 * @param place of the object in its document, like {@code denotations[3].span.end}; empty for the whole document
 * @param detail a sentence for the person who sent it; quotes ids, never texts
 */
public record Finding(Reason reason, String file, long line, String place, String detail) {}
