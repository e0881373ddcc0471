package io.colloquy.tracking.annotation.pubannotation;

/**
 * A piece of a document's text.
 *
 * @param begin first character, from 0, in Unicode code points
 * @param end the character after the last one, in Unicode code points
 */
public record Span(int begin, int end) {}
