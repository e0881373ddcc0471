package io.colloquy.summary.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Gives the framework's own problems (unreadable JSON, unknown path, wrong media type) a stable type as well. */
@ApplicationScoped
class TypedProblems implements ProblemPostProcessor {
    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (UnreadableQuery.explains(context)) {
            return HttpProblem.builder()
                    .withType(type(400))
                    .withStatus(400)
                    .withTitle("The request is malformed")
                    .withDetail("A parameter of the query is not a number.")
                    .build();
        }
        return problem.getType() != null
                ? problem
                : HttpProblem.builder(problem)
                        .withType(type(problem.getStatusCode()))
                        .build();
    }

    static URI type(int status) {
        return URI.create("https://colloquy.io/problems/" + name(status));
    }

    private static String name(int status) {
        return switch (status) {
            case 400, 422 -> "invalid-request";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "too-large";
            case 415 -> "unsupported-media-type";
            default -> status < 500 ? "request-refused" : "internal-error";
        };
    }
}
