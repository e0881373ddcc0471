package io.colloquy.summary.generation;

import io.colloquy.summary.digest.Citations;
import io.colloquy.summary.digest.Draft;
import io.colloquy.summary.digest.Passage;
import java.util.List;
import java.util.Optional;

/** Makes a draft of what a model said: only what cites messages that exist is kept. */
final class AnswerCheck {
    private AnswerCheck() {}

    /** Throws when too little is left to stand for the day: no digest, or none of the points that were offered. */
    static Draft draft(GraphApi.Generation generation, int messages) {
        GraphApi.Answer answer = generation.answer();
        if (answer == null) {
            throw new GenerationFailure("unreadable-answer");
        }
        Passage digest = Citations.check(answer.digest(), messages)
                .orElseThrow(() -> new GenerationFailure("unusable-citations"));
        List<Passage> offered = answer.points() == null ? List.of() : answer.points();
        List<Passage> points = offered.stream()
                .map(point -> Citations.check(point, messages))
                .flatMap(Optional::stream)
                .toList();
        if (points.isEmpty() && !offered.isEmpty()) {
            throw new GenerationFailure("unusable-citations");
        }
        return new Draft(Draft.Method.GENERATED, null, digest, points, generation.origin());
    }
}
