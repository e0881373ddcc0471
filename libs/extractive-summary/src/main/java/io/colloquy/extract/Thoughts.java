package io.colloquy.extract;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Joins neighbouring messages of one person into thoughts, and cuts long messages into several. */
final class Thoughts {
    private static final int LONGEST = 240;
    private static final int MOST_MESSAGES = 4;
    private static final int FULL_SENTENCE = 60;
    private static final Duration BREATH = Duration.ofMinutes(3);

    private final List<Thought> thoughts = new ArrayList<>();
    private List<Sentence> open = new ArrayList<>();
    private int openLength;
    private int openMessages;
    private boolean openMedia;

    private Thoughts() {}

    static List<Thought> of(List<Line> day) {
        Thoughts reading = new Thoughts();
        for (Line line : day) {
            if (line.kind() == Line.Kind.MEDIA) {
                reading.seeMedia(line);
            } else if (line.kind() == Line.Kind.TEXT && line.text() != null) {
                reading.read(line);
            }
        }
        reading.close();
        return List.copyOf(reading.thoughts);
    }

    private void seeMedia(Line line) {
        if (!open.isEmpty() && continues(line)) {
            openMedia = true;
        }
    }

    private void read(Line line) {
        List<Sentence> sentences = Sentences.of(line);
        int length = sentences.stream().mapToInt(Sentence::length).sum();
        if (!open.isEmpty() && !(continues(line) && fits(sentences, length))) {
            close();
        }
        openMessages++;
        for (Sentence sentence : sentences) {
            if (!open.isEmpty() && openLength + sentence.length() > LONGEST) {
                close();
                openMessages = 1;
            }
            open.add(sentence);
            openLength += sentence.length();
        }
    }

    private boolean continues(Line line) {
        Line last = open.get(open.size() - 1).line();
        return Objects.equals(last.sender(), line.sender())
                && gap(last.at(), line.at()).compareTo(BREATH) <= 0;
    }

    private boolean fits(List<Sentence> more, int length) {
        if (more.isEmpty()) {
            return true;
        }
        boolean twoFullOnes = openLength >= FULL_SENTENCE && length >= FULL_SENTENCE;
        return openMessages < MOST_MESSAGES && openLength + length <= LONGEST && !twoFullOnes;
    }

    private void close() {
        if (!open.isEmpty()) {
            thoughts.add(new Thought(List.copyOf(open), openMedia));
        }
        open = new ArrayList<>();
        openLength = 0;
        openMessages = 0;
        openMedia = false;
    }

    /** Time between two messages; none where a clock went back or a time is missing. */
    static Duration gap(LocalDateTime from, LocalDateTime to) {
        if (from == null || to == null || to.isBefore(from)) {
            return Duration.ZERO;
        }
        return Duration.between(from, to);
    }
}
