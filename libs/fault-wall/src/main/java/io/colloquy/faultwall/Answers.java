package io.colloquy.faultwall;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Answers that are whole by HTTP's rules, good or not. */
final class Answers {
    private Answers() {}

    static boolean healthy(Talk talk) throws IOException {
        return says(talk, Words.answer(talk.prompt()), "stop");
    }

    static boolean says(Talk talk, String text, String finish) throws IOException {
        talk.silence(talk.pace().firstToken());
        List<String> tokens = Words.tokens(text);
        if (talk.prompt().streamed()) {
            return new Events(talk).tokens(tokens).finish(finish).done();
        }
        for (int i = 0; i < tokens.size(); i++) {
            talk.count();
        }
        return talk.answer(200, completion(talk, text, finish), Map.of());
    }

    /** Only the first tokens, and the reason for that. */
    static boolean beginning(Talk talk, int tokens, String finish) throws IOException {
        List<String> all = Words.tokens(Words.answer(talk.prompt()));
        return says(talk, String.join("", all.subList(0, Math.min(tokens, all.size()))), finish);
    }

    static boolean reasoningOnly(Talk talk) throws IOException {
        List<String> tokens = Words.tokens("First I weigh what was asked and then I weigh it again");
        if (talk.prompt().streamed()) {
            Events events = new Events(talk);
            for (String token : tokens) {
                events.reasoning(token);
            }
            return events.finish("stop").done();
        }
        String reasoning = ", \"reasoning_content\": " + JsonText.quoted(String.join("", tokens));
        return talk.answer(200, completion(talk, "", "stop", reasoning, tokens.size()), Map.of());
    }

    static String completion(Talk talk, String text, String finish) {
        return completion(talk, text, finish, "", Words.tokens(text).size());
    }

    private static String completion(Talk talk, String text, String finish, String more, int tokens) {
        return "{" + head(talk, "chat.completion")
                + ", \"choices\": [{\"index\": 0, \"message\": {\"role\": \"assistant\", "
                + "\"content\": " + JsonText.quoted(text) + more + "}, \"finish_reason\": " + JsonText.quoted(finish)
                + "}], " + usage(talk, tokens) + "}";
    }

    static String head(Talk talk, String object) {
        return "\"id\": \"chatcmpl-wall\", \"object\": \"" + object + "\", \"created\": 1767225600, \"model\": \""
                + talk.prompt().model() + "\"";
    }

    static String usage(Talk talk, int tokens) {
        int asked = talk.prompt().promptTokens();
        return "\"usage\": {\"prompt_tokens\": " + asked + ", \"completion_tokens\": " + tokens + ", \"total_tokens\": "
                + (asked + tokens) + "}";
    }
}
