package io.colloquy.summary.digest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.time.LocalDate;

/** The day has no summary, or none of that revision. */
final class SummaryNotFound extends HttpProblem {
    private static final long serialVersionUID = 1L;

    SummaryNotFound(long chatId, LocalDate day) {
        super(HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/unknown-summary"))
                .withTitle("There is no such summary")
                .withStatus(404)
                .withDetail("Chat " + chatId + " has no such summary for " + day + "."));
    }
}
