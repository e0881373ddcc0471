package io.colloquy.graph.longday;

import io.colloquy.graph.prompt.Message;
import io.colloquy.graph.validation.Passage;
import io.colloquy.graph.validation.SummaryAnswer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The notes on one stretch of a day. Whatever a model cites is translated by code: a number that it was not shown counts
 * for nothing, and a text that rests on nothing is left out.
 *
 * @param digest null when it rests on nothing
 */
record Notes(Note digest, List<Note> points) {
    static final Notes NONE = new Notes(null, List.of());

    /** Notes on messages, by their own numbers. */
    static Notes onMessages(SummaryAnswer answer, List<Message> shown) {
        Map<Integer, Note> sources = shown.stream()
                .collect(Collectors.toMap(
                        Message::number,
                        message -> new Note("", List.of(message.number()), message.at()),
                        (piece, another) -> piece));
        return of(answer, sources::get);
    }

    /**
     * Notes on some of the notes.
     *
     * @param shown what the model saw of them; a number is a place among all, from 1
     */
    static Notes onNotes(SummaryAnswer answer, List<Note> all, List<Message> shown) {
        Set<Integer> numbers = shown.stream().map(Message::number).collect(Collectors.toSet());
        return of(answer, number -> numbers.contains(number) ? all.get(number - 1) : null);
    }

    private static Notes of(SummaryAnswer answer, Function<Integer, Note> source) {
        return new Notes(
                note(answer.digest(), source),
                answer.points().stream()
                        .map(point -> note(point, source))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static Note note(Passage passage, Function<Integer, Note> source) {
        List<Note> rest =
                passage.cites().stream().map(source).filter(Objects::nonNull).toList();
        return rest.isEmpty() ? null : joined(passage.text(), rest);
    }

    private static Note joined(String text, List<Note> notes) {
        var cites = new TreeSet<Integer>();
        notes.forEach(note -> cites.addAll(note.cites()));
        return new Note(
                text,
                List.copyOf(cites),
                notes.stream().map(Note::at).min(Comparator.naturalOrder()).orElseThrow());
    }

    /** All of it in a row: the digest first. */
    Stream<Note> all() {
        return Stream.concat(Stream.ofNullable(digest), points.stream());
    }

    SummaryAnswer answer() {
        return new SummaryAnswer(
                digest.passage(), points.stream().map(Note::passage).toList());
    }

    /** What was noted of each part, put together without a model: every digest, and points of all parts in turn. */
    static Notes putTogether(List<Notes> parts, int maxPoints) {
        List<Note> digests =
                parts.stream().map(Notes::digest).filter(Objects::nonNull).toList();
        String text = digests.stream().map(Note::text).collect(Collectors.joining(" "));
        return new Notes(digests.isEmpty() ? null : joined(text, digests), fairShares(parts, maxPoints));
    }

    /** First the first point of every part, then the second of every part, until there are enough; told in their order. */
    private static List<Note> fairShares(List<Notes> parts, int maxPoints) {
        int[] shares = new int[parts.size()];
        int left = maxPoints;
        for (int rank = 0; rank < maxPoints; rank++) {
            for (int part = 0; part < shares.length && left > 0; part++) {
                if (rank < parts.get(part).points().size()) {
                    shares[part]++;
                    left--;
                }
            }
        }
        return IntStream.range(0, shares.length)
                .boxed()
                .flatMap(part -> parts.get(part).points().stream().limit(shares[part]))
                .toList();
    }
}
