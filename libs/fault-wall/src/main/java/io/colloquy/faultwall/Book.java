package io.colloquy.faultwall;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What a wall remembers. */
final class Book {
    private static final int MILLION = 1_000_000;
    /** A wall that is measured answers hundreds of thousands; nobody reads them all. */
    private static final int MOST = 10_000;

    private final long started = System.nanoTime();
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final Map<String, Integer> turns = new ConcurrentHashMap<>();
    private final Map<String, Long> first = new ConcurrentHashMap<>();

    /** One line of the book; written by the thread that answers. */
    static final class Entry {
        final int number;
        final long at;
        final Prompt prompt;
        volatile String fault;
        final AtomicInteger tokens = new AtomicInteger();
        volatile Long hungUpAt;
        volatile Long endedAt;

        Entry(int number, long at, Prompt prompt) {
            this.number = number;
            this.at = at;
            this.prompt = prompt;
        }

        Attempt seen() {
            return new Attempt(
                    number,
                    at,
                    prompt.model(),
                    fault,
                    prompt.streamed(),
                    prompt.authorization(),
                    prompt.body(),
                    tokens.get(),
                    hungUpAt,
                    endedAt);
        }
    }

    long now() {
        return (System.nanoTime() - started) / MILLION;
    }

    synchronized Entry write(Prompt prompt, String fault) {
        Entry entry = new Entry(entries.size() + 1, now(), prompt);
        entry.fault = fault;
        if (entries.size() < MOST) {
            entries.add(entry);
        }
        return entry;
    }

    /** How often this model has been asked this before, counting up. */
    int times(Prompt prompt) {
        return seen.merge(prompt.model() + '\n' + prompt.question(), 1, Integer::sum) - 1;
    }

    /** How often this model has been asked anything before, counting up. */
    int turn(String model) {
        return turns.merge(model, 1, Integer::sum) - 1;
    }

    /** Milliseconds since this model was asked for the first time. */
    long since(String model) {
        long now = now();
        return now - first.computeIfAbsent(model, unknown -> now);
    }

    List<Attempt> attempts() {
        return entries.stream().map(Entry::seen).toList();
    }

    synchronized void forget() {
        entries.clear();
        seen.clear();
        turns.clear();
        first.clear();
    }
}
