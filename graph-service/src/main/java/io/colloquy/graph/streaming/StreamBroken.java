package io.colloquy.graph.streaming;

import io.colloquy.graph.provider.ProviderFailure;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/**
 * An answer of which a part was delivered and that nobody could continue. What was delivered is a draft and never an answer.
 * The status was sent long ago, so this is told by an event.
 */
public final class StreamBroken extends HttpProblem {
    private static final int BAD_GATEWAY = 502;

    /** The words are ours and safe to log. */
    StreamBroken(String why) {
        super(described(why, null));
    }

    /** What the provider did stays known as the cause: it says something about its route. */
    StreamBroken(ProviderFailure failure) {
        super(described(failure.getMessage(), failure.reason()));
        initCause(failure);
    }

    /** What was wrong with the last attempt, or null when it was no provider's failure (a deadline, a switch). */
    public ProviderFailure.Kind kind() {
        return getCause() instanceof ProviderFailure failure ? failure.kind() : null;
    }

    private static HttpProblem.Builder described(String why, String reason) {
        var problem = HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/stream-broken"))
                .withStatus(BAD_GATEWAY)
                .withTitle("The answer broke off")
                .withDetail("The answer broke off and could not be continued. " + why);
        return reason == null ? problem : problem.with("providerReason", reason);
    }
}
