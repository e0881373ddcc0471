package io.colloquy.graph.chat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A problem in the words of OpenAI's API, whose clients look at status, type and code, and show the message.
 *
 * @param retry whether the same request may go better in a moment, for clients that repeat requests by themselves; after
 *     this service's own attempts it will not
 */
record OpenAiError(int status, String type, String code, String param, String message, boolean retry) {
    private static final String RATE_LIMITED = "rate_limit_exceeded";
    private static final String OUT_OF_QUOTA = "insufficient_quota";
    private static final Integer LIMITED = 429;
    private static final Set<Object> BLAMING_THE_REQUEST = Set.of(400, 422);

    static OpenAiError of(HttpProblem problem) {
        Map<String, Object> more = problem.getParameters();
        Object providerStatus = more.get("providerStatus");
        String name = name(problem);
        int status = status(name, problem.getStatusCode(), providerStatus);
        String code = Objects.toString(more.get(ChatProblems.CODE), code(name, status));
        String param = Objects.toString(more.get(ChatProblems.PARAM), param(name));
        return new OpenAiError(status, type(status, code), code, param, ErrorMessage.of(problem, name), retry(name));
    }

    JsonObject json() {
        return new JsonObject()
                .put(
                        "error",
                        new JsonObject()
                                .put("message", message)
                                .put("type", type)
                                .put("param", param)
                                .put("code", code));
    }

    private static String name(HttpProblem problem) {
        String type = Objects.toString(problem.getType(), "");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    /**
     * What the request itself caused is a 400 here, whoever found it out, because 5xx are repeated by every SDK; and a
     * provider's limits are limits.
     */
    private static int status(String name, int status, Object providerStatus) {
        return switch (name) {
            case "content-filtered", "prompt-too-long" -> 400;
            case "provider-rejected" ->
                providerStatus != null && BLAMING_THE_REQUEST.contains(providerStatus) ? 400 : 502;
            case "provider-unavailable" -> LIMITED.equals(providerStatus) ? LIMITED : status;
            case "provider-quota" -> LIMITED;
            default -> status;
        };
    }

    private static String code(String name, int status) {
        return switch (name) {
            case "content-filtered" -> "content_filter";
            case "prompt-too-long" -> "context_length_exceeded";
            case "unknown-model" -> "model_not_found";
            case "limit-reached" -> RATE_LIMITED;
            case "provider-quota" -> OUT_OF_QUOTA;
            case "provider-unavailable" -> status == LIMITED ? RATE_LIMITED : "provider_unavailable";
            case "too-large" -> "request_too_large";
            default -> name.isEmpty() ? null : name.replace('-', '_');
        };
    }

    private static String param(String name) {
        return switch (name) {
            case "unknown-model" -> "model";
            case "prompt-too-long" -> "messages";
            case "key-reused" -> "Idempotency-Key";
            default -> null;
        };
    }

    private static String type(int status, String code) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 429 -> OUT_OF_QUOTA.equals(code) ? OUT_OF_QUOTA : "requests";
            default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    }

    private static boolean retry(String name) {
        return switch (name) {
            case "generation-overloaded", "database-unavailable" -> true;
            default -> false;
        };
    }
}
