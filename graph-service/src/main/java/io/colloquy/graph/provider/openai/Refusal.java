package io.colloquy.graph.provider.openai;

import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.ProviderFailure.Kind;
import java.time.Duration;
import java.util.Set;

/** What an answer other than 200 means; its body is not shown, because it can quote the key or the chat. */
final class Refusal {
    private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429);

    private Refusal() {}

    static ProviderFailure of(Reply reply, OpenAiServer server) {
        int status = reply.status();
        boolean passing = PASSING.contains(status) || status >= 500;
        String detail = "The provider answered " + status + "." + advice(status, server);
        return new ProviderFailure(
                passing ? Kind.UNAVAILABLE : Kind.REJECTED, detail, status, retryAfter(reply.retryAfter()));
    }

    private static String advice(int status, OpenAiServer server) {
        return switch (status) {
            case 401, 403 -> " Check " + server.keyVariable() + ".";
            case 404 -> " Check " + server.modelVariable() + " and " + server.urlVariable() + ".";
            case 301, 302, 303, 307, 308 -> " Redirects are not followed: check " + server.urlVariable() + ".";
            default -> "";
        };
    }

    /** Seconds only: a date would be measured by two clocks. */
    private static Duration retryAfter(String header) {
        return header != null && header.strip().matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(header.strip()))
                : null;
    }
}
