package io.colloquy.summary.backfill;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Why a plan cannot be shown or applied. */
final class PlanProblems {
    private static final int NAMED = 100;

    private PlanProblems() {}

    static HttpProblem unknown(UUID id) {
        return problem("unknown-backfill", 404, "There is no such backfill", "No plan has the id " + id + ".")
                .build();
    }

    static HttpProblem drift(List<String> days) {
        return problem(
                        "plan-drift",
                        409,
                        "The plan no longer fits",
                        days.size() + " planned days changed since the plan was made; make a new plan.")
                .with("days", days.subList(0, Math.min(NAMED, days.size())))
                .build();
    }

    static HttpProblem missingBody() {
        return problem("missing-body", 400, "The body is missing", "Send a JSON object; {} backfills what is missing.")
                .build();
    }

    static HttpProblem invalid(String detail) {
        return problem("invalid-request", 422, "The request cannot be worked on", detail)
                .build();
    }

    private static HttpProblem.Builder problem(String type, int status, String title, String detail) {
        return HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/" + type))
                .withStatus(status)
                .withTitle(title)
                .withDetail(detail);
    }
}
