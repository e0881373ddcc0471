package io.colloquy.gateway.limit;

import io.colloquy.gateway.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** The same refusal from a filter and from an operation. It tells how its own bucket stands, which may not be the one that was asked first. */
final class TooManyRequests {
    private static final String NAME = "too-many-requests";
    private static final String TITLE = "Too many requests";

    private TooManyRequests() {}

    static Problem problem(Standing standing) {
        return Problem.of(429, NAME, TITLE, detail(standing))
                .with("Retry-After", Long.toString(standing.nextSeconds()))
                .with("RateLimit", standing.header())
                .with("RateLimit-Policy", standing.policy());
    }

    static HttpProblem failure(Standing standing) {
        return HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/" + NAME))
                .withTitle(TITLE)
                .withStatus(429)
                .withDetail(detail(standing))
                .withHeader("Retry-After", standing.nextSeconds())
                .withHeader("RateLimit", standing.header())
                .withHeader("RateLimit-Policy", standing.policy())
                .build();
    }

    static void count(MeterRegistry meters, Standing refused) {
        meters.counter("colloquy.limited.requests", "limit", refused.limit().policy())
                .increment();
    }

    private static String detail(Standing standing) {
        return "More than " + standing.rate().perMinute() + " requests a minute of the kind "
                + standing.limit().policy() + "; the next is let through in " + standing.nextSeconds() + " s.";
    }
}
