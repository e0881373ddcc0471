package io.colloquy.extract;

/**
 * A sentence where it stands in a message.
 *
 * @param start first char of it in the message's text
 * @param end the char after its last
 */
record Sentence(Line line, int start, int end, Reading reading) {
    static Sentence of(Line line, int start, int end) {
        return new Sentence(line, start, end, Reading.of(line.text().substring(start, end)));
    }

    String text() {
        return line.text().substring(start, end);
    }

    int length() {
        return end - start;
    }
}
