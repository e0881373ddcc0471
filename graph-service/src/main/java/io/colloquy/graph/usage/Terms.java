package io.colloquy.graph.usage;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an account may take a day.
 *
 * @param dailyRequests null for the plan's own when they are set, and for no limit when they are shown
 * @param dailyTokens null for no limit
 * @param dailyCost US dollars; null for no limit
 */
@Schema(requiredProperties = "plan")
record Terms(
        String plan,
        @Schema(nullable = true) Long dailyRequests,
        @Schema(nullable = true) Long dailyTokens,
        @Schema(nullable = true) BigDecimal dailyCost) {
    private static final List<String> PLANS = List.of("free", "basic", "pro", "pro+", "ultra", "operator");

    static Terms of(Standing standing) {
        return new Terms(standing.plan(), standing.requestLimit(), standing.tokenLimit(), standing.costLimit());
    }

    /** Fails with a 422 problem that names what is wrong. */
    void check() {
        if (plan == null || !PLANS.contains(plan)) {
            throw invalid("plan must be one of " + String.join(", ", PLANS) + ".");
        }
        positive("dailyRequests", dailyRequests == null ? 0 : dailyRequests);
        positive("dailyTokens", dailyTokens == null ? 0 : dailyTokens);
        positive("dailyCost", dailyCost == null ? 0 : dailyCost.signum());
    }

    private static void positive(String field, long value) {
        if (value < 0) {
            throw invalid(field + " must not be negative.");
        }
    }

    private static HttpProblem invalid(String detail) {
        return HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/invalid-limit"))
                .withTitle("The limits cannot be set")
                .withStatus(422)
                .withDetail(detail)
                .build();
    }
}
