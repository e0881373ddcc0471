package io.colloquy.tracking.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives the framework's own problems (unreadable JSON, unknown path, wrong media type) a stable type as well. */
@ApplicationScoped
class TypedProblems implements ProblemPostProcessor {
    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (UnreadableQuery.explains(context)) {
            return Problems.badRequest("A parameter of the query is not a number");
        }
        if (problem.getType() != null) {
            return problem;
        }
        return HttpProblem.builder(problem)
                .withType(Problems.type(name(problem.getStatusCode())))
                .build();
    }

    static String name(int status) {
        return switch (status) {
            case 400 -> "bad-request";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "too-large";
            case 415 -> "unsupported-media-type";
            case 422 -> "invalid-request";
            default -> status < 500 ? "request-refused" : "internal-error";
        };
    }
}
