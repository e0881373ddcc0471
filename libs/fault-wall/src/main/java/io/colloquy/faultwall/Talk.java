package io.colloquy.faultwall;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** One request and the answer to it. */
final class Talk {
    private final Peer peer;
    private final Prompt prompt;
    private final Book book;
    private final Pace pace;
    private final Choice choice;
    private final int times;
    private final int turn;
    private final Book.Entry entry;

    Talk(Peer peer, Prompt prompt, Book book, Pace pace) {
        this.peer = peer;
        this.prompt = prompt;
        this.book = book;
        this.pace = pace;
        this.choice = Choice.of(prompt);
        this.times = book.times(prompt);
        this.turn = book.turn(prompt.model());
        this.entry = book.write(prompt, choice.name());
    }

    /** True when the connection can be used again. */
    boolean hold() throws IOException {
        try {
            return choice.scene(times).play(this);
        } catch (Peer.HungUp e) {
            entry.hungUpAt = book.now();
            return false;
        } finally {
            entry.endedAt = book.now();
        }
    }

    Prompt prompt() {
        return prompt;
    }

    Pace pace() {
        return pace;
    }

    /** How often the same was asked before. */
    int times() {
        return times;
    }

    /** The number in the fault's name, or this one. */
    int tokens(int otherwise) {
        return choice.number(otherwise);
    }

    /** Since this model was asked first. */
    Duration age() {
        return Duration.ofMillis(book.since(prompt.model()));
    }

    /** How many requests this model had before. */
    int turn() {
        return turn;
    }

    void plays(String fault) {
        entry.fault = fault;
    }

    void silence(Duration length) throws IOException {
        peer.silence(length);
    }

    void write(String text) throws IOException {
        peer.write(text);
    }

    void reset() {
        peer.reset();
    }

    /** Counts the next token as written, after the pause that lies before it. */
    void count() throws IOException {
        silence(pace.token());
        entry.tokens.incrementAndGet();
    }

    /** A whole answer that is not a stream. */
    boolean answer(int status, String body, Map<String, String> headers) throws IOException {
        return Refusals.answer(peer, status, body, headers);
    }
}
