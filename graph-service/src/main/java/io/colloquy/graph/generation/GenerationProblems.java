package io.colloquy.graph.generation;

import io.colloquy.graph.provider.ProviderFailure;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** Every way a generation can end without an answer, as callers see it. */
final class GenerationProblems {
    private GenerationProblems() {}

    static HttpProblem invalid(String detail) {
        return problem("invalid-request", 422, "The request cannot be worked on", detail)
                .build();
    }

    static HttpProblem noMessages() {
        return problem("empty-messages", 422, "There are no messages", "messages must hold at least one message.")
                .build();
    }

    /** @param status 404 where the purpose is the address, 422 where it is a field */
    static HttpProblem unknownPurpose(int status) {
        return problem("unknown-purpose", status, "There is no such purpose", "purpose must be summary.")
                .build();
    }

    static HttpProblem of(ProviderFailure failure) {
        HttpProblem.Builder problem = described(failure.kind(), failure.getMessage());
        if (failure.status() != null) {
            problem.with("providerStatus", failure.status());
        }
        if (failure.reason() != null) {
            problem.with("providerReason", failure.reason());
        }
        if (failure.retryAfter() != null) {
            problem.withHeader("Retry-After", failure.retryAfter().toSeconds());
        }
        return problem.build();
    }

    private static HttpProblem.Builder described(ProviderFailure.Kind kind, String detail) {
        return switch (kind) {
            case UNAVAILABLE, SILENT, CUT_OFF ->
                problem("provider-unavailable", 503, "The provider is not available", detail)
                        .withHeader("Retry-After", 5);
            case NOT_CONFIGURED ->
                problem("provider-not-configured", 503, "The provider is not configured", detail)
                        .withHeader("Retry-After", 60);
            case NOTHING_TO_SAY -> problem("nothing-to-summarise", 422, "There is nothing to summarise", detail);
            case QUOTA ->
                problem("provider-quota", 503, "The provider's quota is used up", detail)
                        .withHeader("Retry-After", 600);
            case TOO_LONG -> problem("prompt-too-long", 422, "The prompt does not fit the model's window", detail);
            case INVALID -> problem("provider-invalid", 502, "The provider's answer is unusable", detail);
            case REJECTED -> problem("provider-rejected", 502, "The provider refused the request", detail);
            case FILTERED -> problem("content-filtered", 502, "The provider's content filter stepped in", detail);
        };
    }

    private static HttpProblem.Builder problem(String type, int status, String title, String detail) {
        return HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/" + type))
                .withStatus(status)
                .withTitle(title)
                .withDetail(detail);
    }
}
