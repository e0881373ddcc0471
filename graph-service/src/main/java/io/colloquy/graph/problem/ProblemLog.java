package io.colloquy.graph.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * One line a problem. The library would write a stack trace for every 5xx, but a provider or a database that is away is
 * foreseen: only what nobody foresaw, a 500, is worth a trace. What a 4xx says stays out, because it is about the chat.
 */
@ApplicationScoped
class ProblemLog implements ProblemPostProcessor {
    private static final Logger LOG = Logger.getLogger(ProblemLog.class);

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        int status = problem.getStatusCode();
        if (status == 500) {
            LOG.errorf(context.cause, "%s failed", context.path);
        } else if (status > 500) {
            LOG.warnf("%s answered %d %s: %s", context.path, status, problem.getType(), problem.getDetail());
        } else {
            LOG.infof("%s answered %d %s", context.path, status, problem.getType());
        }
        return problem;
    }
}
