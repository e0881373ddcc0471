package io.colloquy.graph.chat;

import io.colloquy.graph.streaming.StreamBroken;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import org.jboss.logging.Logger;

/** What a client is told when its answer breaks off: an event, because the status was sent long ago. */
final class LastWords {
    private static final Logger LOG = Logger.getLogger(LastWords.class);

    private LastWords() {}

    /** No end mark follows: whoever overlooks the error must not take what came for the whole answer. */
    static String of(Throwable failure) {
        return Chunks.event(OpenAiError.of(problem(failure)).json());
    }

    private static HttpProblem problem(Throwable failure) {
        if (failure instanceof HttpProblem problem) {
            LOG.warnf("A stream broke off with %d %s", problem.getStatusCode(), problem.getType());
            return problem;
        }
        if (failure instanceof StreamBroken broken) {
            return HttpProblem.builder()
                    .withType(URI.create("https://colloquy.io/problems/stream-broken"))
                    .withStatus(502)
                    .withTitle("The answer broke off")
                    .withDetail(broken.getMessage())
                    .build();
        }
        LOG.error("A stream broke off", failure);
        return HttpProblem.builder()
                .withStatus(500)
                .withTitle("The answer broke off because of an internal error")
                .build();
    }
}
