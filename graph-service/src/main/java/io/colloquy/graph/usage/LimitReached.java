package io.colloquy.graph.usage;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** The account's day is used up, for this call at least: nothing is sent to a provider. */
public final class LimitReached extends HttpProblem {
    private static final int DAY = 86_400;

    LimitReached(Standing standing) {
        super(described(standing));
    }

    private static Builder described(Standing standing) {
        Builder problem = HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/limit-reached"))
                .withTitle("The limit of the day is reached")
                .withStatus(429)
                .withDetail(detail(standing) + " The day ends at midnight UTC.")
                .withHeader("Retry-After", standing.resetsIn());
        if (standing.requestLimit() != null) {
            problem.withHeader("RateLimit-Policy", "\"day\";q=" + standing.requestLimit() + ";w=" + DAY)
                    .withHeader("RateLimit", "\"day\";r=" + standing.remaining() + ";t=" + standing.resetsIn());
        }
        return problem;
    }

    private static String detail(Standing standing) {
        if (standing.requestLimit() != null && standing.taken() >= standing.requestLimit()) {
            return "All %d requests of the plan %s are used or under way."
                    .formatted(standing.requestLimit(), standing.plan());
        }
        if (standing.tokenLimit() != null && standing.costLimit() == null) {
            return "The call may take more tokens than are left of the account's " + standing.tokenLimit() + ".";
        }
        return "The call may cost more than is left of the account's %s USD%s, or its price is not known."
                .formatted(
                        standing.costLimit() == null
                                ? "limit"
                                : standing.costLimit().toPlainString(),
                        standing.tokenLimit() == null ? "" : " or " + standing.tokenLimit() + " tokens");
    }
}
