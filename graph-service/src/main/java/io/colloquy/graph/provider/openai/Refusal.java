package io.colloquy.graph.provider.openai;

import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.ProviderFailure.Kind;
import java.time.Duration;
import java.util.Set;

/**
 * What an answer other than 200, or an error inside a stream, means. Its body is read and not shown, because it can quote
 * the key or the chat; only a content filter's reason is passed to the caller.
 */
final class Refusal {
    private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429);
    private static final Set<Integer> ABOUT_THE_REQUEST = Set.of(400, 403, 422);
    private static final String[] QUOTA = {"insufficient_quota", "billing_hard_limit", "insufficient_credits"};
    private static final String[] FILTER = {
        "content_filter", "content_policy_violation", "responsibleaipolicyviolation", "prompt_blocked"
    };
    /** OpenAI, vLLM and llama.cpp say it in a code or a sentence; the sentences have stayed the same for years. */
    private static final String[] WINDOW = {
        "context_length_exceeded",
        "exceed_context_size",
        "maximum context length",
        "context window",
        "context length",
        "prompt is too long",
        "input token count"
    };

    private Refusal() {}

    static ProviderFailure of(Reply reply, OpenAiServer server) {
        int status = reply.status();
        ErrorBody error = ErrorBody.of(reply.body());
        Kind kind = kind(status, error);
        String detail = "The provider answered " + status + "." + advice(kind, status, server);
        Duration wait = reply.retryAfter() == null ? error.pause() : reply.retryAfter();
        return new ProviderFailure(kind, detail, status, wait, reason(kind, error, server.key()));
    }

    /** An error that is told after the answer began, where the status is long spent; most are a server in trouble. */
    static ProviderFailure inside(ErrorBody error) {
        boolean numbered = error.number() >= 400 && error.number() < 600;
        int status = numbered ? error.number() : error.isCoded(FILTER) ? 400 : 500;
        Kind kind = kind(status, error);
        return new ProviderFailure(
                kind,
                "The provider broke its answer off with an error" + (numbered ? " " + status : "") + ".",
                numbered ? status : null,
                error.pause(),
                reason(kind, error, null));
    }

    private static Kind kind(int status, ErrorBody error) {
        if (status == 402 || error.isCoded(QUOTA)) {
            return Kind.QUOTA;
        }
        if (ABOUT_THE_REQUEST.contains(status) && error.isCoded(FILTER)) {
            return Kind.FILTERED;
        }
        if (status == 413 || ((status == 400 || status == 422) && error.says(WINDOW))) {
            return Kind.TOO_LONG;
        }
        return PASSING.contains(status) || status >= 500 ? Kind.UNAVAILABLE : Kind.REJECTED;
    }

    private static String advice(Kind kind, int status, OpenAiServer server) {
        if (kind == Kind.TOO_LONG) {
            return " The request does not fit the window of " + server.model() + ".";
        }
        if (kind == Kind.QUOTA) {
            return " The quota of " + server.keyVariable() + " is used up.";
        }
        return switch (status) {
            case 401, 403 -> " Check " + server.keyVariable() + ".";
            case 404 -> " Check " + server.modelVariable() + " and " + server.urlVariable() + ".";
            case 301, 302, 303, 307, 308 -> " Redirects are not followed: check " + server.urlVariable() + ".";
            default -> "";
        };
    }

    private static String reason(Kind kind, ErrorBody error, String key) {
        if (kind != Kind.FILTERED || error.message().isBlank()) {
            return null;
        }
        String words = key == null ? error.message() : error.message().replace(key, "…");
        int length = Math.min(words.length(), ProviderFailure.LONGEST_REASON);
        boolean insidePair = length < words.length() && Character.isHighSurrogate(words.charAt(length - 1));
        return words.substring(0, insidePair ? length - 1 : length);
    }
}
