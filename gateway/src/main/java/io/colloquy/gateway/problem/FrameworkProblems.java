package io.colloquy.gateway.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Gives the framework's own problems (unreadable JSON, wrong media type) a stable type, and logs the one kind that nobody
 * foresaw; the library would write a stack trace for a database that is away too.
 */
@ApplicationScoped
class FrameworkProblems implements ProblemPostProcessor {
    private static final Logger LOG = Logger.getLogger(FrameworkProblems.class);

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getStatusCode() == 500) {
            LOG.errorf(context.cause, "%s failed", context.path);
        }
        if (UnreadableQuery.explains(context)) {
            return HttpProblem.builder()
                    .withType(Problem.type("invalid-request"))
                    .withStatus(400)
                    .withTitle("The request is malformed")
                    .withDetail("A parameter of the query is not a number.")
                    .build();
        }
        return problem.getType() != null
                ? problem
                : HttpProblem.builder(problem)
                        .withType(Problem.type(name(problem.getStatusCode())))
                        .build();
    }

    private static String name(int status) {
        return switch (status) {
            case 400, 422 -> "invalid-request";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "body-too-large";
            case 415 -> "unsupported-media-type";
            default -> status < 500 ? "request-refused" : "internal";
        };
    }
}
