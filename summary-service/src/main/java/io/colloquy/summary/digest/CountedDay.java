package io.colloquy.summary.digest;

import io.colloquy.summary.day.Transcript;
import java.util.ArrayList;
import java.util.List;

/** The summary of a day on which nobody wrote a word: its counts. No model is asked to tell silence. */
public final class CountedDay {
    private CountedDay() {}

    /** Cites every message, because every one was counted. */
    public static Draft of(Transcript day) {
        var counts = new ArrayList<String>();
        add(counts, day.count("media"), "media file", "media files");
        add(counts, day.count("system"), "system message", "system messages");
        add(counts, day.count("text"), "empty message", "empty messages");
        String text = "Nobody wrote any text. The day holds " + String.join(" and ", counts) + ".";
        List<Integer> all =
                day.messages().stream().map(Transcript.Message::number).toList();
        return new Draft(Draft.Method.COUNTED, null, new Passage(text, all), List.of(), null);
    }

    private static void add(List<String> counts, long count, String one, String many) {
        if (count > 0) {
            counts.add(count + " " + (count == 1 ? one : many));
        }
    }
}
