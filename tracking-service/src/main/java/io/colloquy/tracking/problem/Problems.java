package io.colloquy.tracking.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** The problems this service answers with, each under its stable type. */
public final class Problems {
    private static final String TYPES = "https://colloquy.io/problems/";

    public static HttpProblem badRequest(String detail) {
        return of(400, "bad-request", "The request cannot be read", detail);
    }

    public static HttpProblem notFound(String what) {
        return of(404, "not-found", "There is no such thing", what + " does not exist");
    }

    public static HttpProblem leaseLost(String detail) {
        return of(409, "lease-lost", "The lease is lost", detail);
    }

    public static HttpProblem jobNotFinished(String detail) {
        return of(409, "job-not-finished", "The job has not ended", detail);
    }

    public static HttpProblem jobEnded(String detail) {
        return of(409, "job-ended", "The job has ended", detail);
    }

    public static HttpProblem nothingToRetry(String detail) {
        return of(409, "nothing-to-retry", "There is nothing to retry", detail);
    }

    public static HttpProblem unprocessable(String detail) {
        return of(422, "invalid-request", "The request is well-formed but wrong", detail);
    }

    public static HttpProblem idTaken(String detail) {
        return of(409, "id-taken", "The id is taken", detail);
    }

    public static HttpProblem keyReused(String detail) {
        return of(422, "key-reused", "The id was used for another request", detail);
    }

    public static HttpProblem databaseUnavailable() {
        return builder(503, "database-unavailable", "The database does not answer")
                .withDetail("Nothing was lost; try again shortly")
                .withHeader("Retry-After", 2)
                .build();
    }

    public static boolean isLeaseLost(HttpProblem problem) {
        return type("lease-lost").equals(problem.getType());
    }

    static URI type(String name) {
        return URI.create(TYPES + name);
    }

    private static HttpProblem of(int status, String name, String title, String detail) {
        return builder(status, name, title).withDetail(detail).build();
    }

    private static HttpProblem.Builder builder(int status, String name, String title) {
        return HttpProblem.builder().withStatus(status).withType(type(name)).withTitle(title);
    }

    private Problems() {}
}
