package io.colloquy.faultwall;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** All faults by name. */
final class Faults {
    private static final Map<String, Scene> ALL = new LinkedHashMap<>();
    private static final Scene UNKNOWN = Refusals.of(
            404,
            "invalid_request_error",
            "model_not_found",
            "The model does not exist or you do not have access to it.");
    private static final Scene OVERLOADED =
            Refusals.of(503, "server_error", "overloaded", "The server is overloaded. Try again later.");

    static {
        ALL.put("healthy", Answers::healthy);
        ALL.put("429", Refusals.of(429, "requests", "rate_limit_exceeded", "Rate limit reached for requests."));
        ALL.put("429-seconds", Refusals::inSeconds);
        ALL.put("429-date", Refusals::atDate);
        ALL.put("500", Refusals.of(500, "server_error", "internal_error", "The server had an error."));
        ALL.put("503", OVERLOADED);
        ALL.put("529", Refusals.of(529, "overloaded_error", "overloaded", "Overloaded."));
        ALL.put("reset", Breakages::reset);
        ALL.put("silence", Breakages::silent);
        ALL.put("slow", Breakages::slow);
        ALL.put("cut", Breakages::cut);
        ALL.put("end", Breakages::end);
        ALL.put("stall", Breakages::stall);
        ALL.put("garbage", Breakages::garbage);
        ALL.put("broken", Breakages::broken);
        ALL.put("no-done", Breakages::withoutDone);
        ALL.put("no-done-open", Breakages::openEnded);
        ALL.put("endless", Breakages::endless);
        ALL.put("length", talk -> Answers.beginning(talk, talk.tokens(40), "length"));
        ALL.put("filter-finish", talk -> Answers.beginning(talk, talk.tokens(5), "content_filter"));
        ALL.put(
                "filter",
                Refusals.of(
                        400,
                        "invalid_request_error",
                        "content_filter",
                        "The response was filtered: the prompt triggered the policy on lighthouses."));
        ALL.put(
                "context",
                Refusals.of(
                        400,
                        "invalid_request_error",
                        "context_length_exceeded",
                        "This model's maximum context length is 128 tokens."));
        ALL.put("401", Refusals.of(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided."));
        ALL.put("404", UNKNOWN);
        ALL.put("quota", Refusals.of(429, "insufficient_quota", "insufficient_quota", "You exceeded your quota."));
        ALL.put("prefill", Refusals::prefill);
        ALL.put("empty", talk -> Answers.says(talk, "", "stop"));
        ALL.put("whitespace", talk -> Answers.says(talk, " \n \n \t ", "stop"));
        ALL.put("reasoning", Answers::reasoningOnly);
        ALL.put("fenced", talk -> Answers.says(talk, "```json\n" + Words.object(talk.prompt()) + "\n```", "stop"));
        ALL.put("trailing-comma", talk -> Answers.says(talk, trailing(Words.object(talk.prompt())), "stop"));
        ALL.put("wrong-enum", talk -> Answers.says(talk, wrong(Words.object(talk.prompt())), "stop"));
        ALL.put("not-json", talk -> Answers.says(talk, "I would rather tell you a story.", "stop"));
        ALL.put("outage", talk -> down(talk, talk.age().compareTo(talk.pace().outage()) < 0));
        ALL.put(
                "flapping",
                talk -> down(talk, talk.age().toMillis() / talk.pace().outage().toMillis() % 2 == 0));
        ALL.put("bad-hour", BadHour::play);
    }

    private Faults() {}

    static Set<String> names() {
        return ALL.keySet();
    }

    static Scene named(String name) {
        return ALL.getOrDefault(name, UNKNOWN);
    }

    private static boolean down(Talk talk, boolean down) throws IOException {
        talk.plays(down ? "503" : "healthy");
        return (down ? OVERLOADED : ALL.get("healthy")).play(talk);
    }

    private static String trailing(String object) {
        return object.replaceAll("}$", ", }");
    }

    /** A value of a kind that the schema does not allow. */
    private static String wrong(String object) {
        return object.replaceFirst("\\[\\d+]", "\"somewhere\"").replaceFirst("\"good\"", "\"splendid\"");
    }
}
