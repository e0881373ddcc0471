package io.colloquy.graph.chat;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** What a person reads of a problem: all of it in one text, because OpenAI's clients show nothing else. */
final class ErrorMessage {
    private ErrorMessage() {}

    static String of(HttpProblem problem, String name) {
        return switch (name) {
            case "key-reused" ->
                "Idempotency-Key was used before with other messages. Use a new key for a new request.";
            case "not-found" ->
                "Nothing is served at this address. There are POST /v1/chat/completions and GET /v1/models.";
            case "method-not-allowed" ->
                "This address takes another method: POST /v1/chat/completions, GET /v1/models.";
            default -> told(problem);
        };
    }

    /** A mistake of the client's is told by its detail; of what happened behind the scenes the title says what it was. */
    private static String told(HttpProblem problem) {
        String title = sentence(problem.getTitle());
        String detail = problem.getDetail();
        if (detail == null) {
            return title;
        }
        boolean saidAlready = problem.getStatusCode() < 500 || detail.startsWith(problem.getTitle());
        String message = saidAlready ? sentence(detail) : title + " " + sentence(detail);
        Object reason = problem.getParameters().get("providerReason");
        return reason == null ? message : message + " It says: " + reason;
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
