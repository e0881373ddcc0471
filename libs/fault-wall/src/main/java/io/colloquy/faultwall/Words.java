package io.colloquy.faultwall;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a wall says when it says something. */
final class Words {
    static final String SIXTY = "Every lighthouse keeper on this coast writes a log by hand each night "
            + "noting wind and tide and the names of passing ships so that whoever climbs the stairs tomorrow "
            + "will find the lamp trimmed the brass polished and a true account of what the dark brought in "
            + "which is all that any watch can promise to the next one";

    private Words() {}

    static String answer(Prompt prompt) {
        return prompt.isSummary() ? summary(prompt.numbers()) : SIXTY;
    }

    /** A JSON object: the summary, or for a chat a verdict. */
    static String object(Prompt prompt) {
        return prompt.isSummary() ? summary(prompt.numbers()) : "{\"verdict\": \"good\", \"score\": 7}";
    }

    static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        int from = 0;
        for (int space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', from)) {
            tokens.add(text.substring(from, space + 1));
            from = space + 1;
        }
        if (from < text.length()) {
            tokens.add(text.substring(from));
        }
        return tokens;
    }

    private static String summary(List<Integer> numbers) {
        int first = numbers.isEmpty() ? 1 : numbers.get(0);
        int last = numbers.isEmpty() ? 1 : Collections.max(numbers);
        return "{\"digest\": {\"text\": \"They talked from message " + first + " to message " + last
                + ".\", \"cites\": [" + first + "]}, \"points\": [{\"text\": \"The last word was message " + last
                + ".\", \"cites\": [" + last + "]}]}";
    }
}
