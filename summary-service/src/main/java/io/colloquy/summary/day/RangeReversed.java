package io.colloquy.summary.day;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.time.LocalDate;

/** A span of days that ends before it begins. */
public final class RangeReversed extends HttpProblem {
    private static final long serialVersionUID = 1L;

    private RangeReversed(String first, LocalDate from, String second, LocalDate to) {
        super(HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/range-reversed"))
                .withTitle("The range ends before it begins")
                .withStatus(422)
                .withDetail(first + " " + from + " is after " + second + " " + to + "."));
    }

    /** Throws when both are given and in the wrong order; the names are those of the request's fields. */
    public static void unlessOrdered(String first, LocalDate from, String second, LocalDate to) {
        if (from != null && to != null && from.isAfter(to)) {
            throw new RangeReversed(first, from, second, to);
        }
    }
}
