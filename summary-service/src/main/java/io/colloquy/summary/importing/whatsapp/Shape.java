package io.colloquy.summary.importing.whatsapp;

/**
 * What all headers of one file have in common, since one phone wrote them at once. A line with a header of another shape
 * is something that a person pasted.
 *
 * @param yearAt 1 if the year has four digits and comes first, 3 if it has four and comes last, 0 if it has two
 */
public record Shape(Form form, char separator, int yearAt, boolean comma, boolean seconds) {
    boolean yearIsFirst() {
        return yearAt == 1;
    }
}
