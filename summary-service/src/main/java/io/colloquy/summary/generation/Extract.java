package io.colloquy.summary.generation;

import io.colloquy.extract.ExtractiveSummarizer;
import io.colloquy.extract.ExtractiveSummary;
import io.colloquy.extract.Line;
import io.colloquy.summary.day.Transcript;
import io.colloquy.summary.digest.CountedDay;
import io.colloquy.summary.digest.Draft;
import io.colloquy.summary.digest.Passage;
import java.util.List;
import java.util.Locale;

/** What stands in when no model can answer: the day's own sentences. */
final class Extract {
    private Extract() {}

    static Draft of(Transcript day, int maxPoints, String reason) {
        List<Line> lines = day.messages().stream().map(Extract::line).toList();
        if (!ExtractiveSummarizer.hasQuotableText(lines)) {
            return CountedDay.of(day);
        }
        ExtractiveSummary summary = ExtractiveSummarizer.summarize(lines, maxPoints);
        List<Passage> points = summary.points().stream().map(Extract::passage).toList();
        return new Draft(Draft.Method.EXTRACTIVE, reason, passage(summary.digest()), points, null);
    }

    private static Line line(Transcript.Message message) {
        String sender = message.sender() == null ? "" : message.sender();
        Line.Kind kind = Line.Kind.valueOf(message.kind().toUpperCase(Locale.ROOT));
        return new Line(message.number(), message.at(), sender, kind, message.text());
    }

    private static Passage passage(io.colloquy.extract.Passage quoted) {
        return new Passage(quoted.text(), quoted.cites());
    }
}
