package io.colloquy.gateway.problem;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** How the gateway's own operations tell their problems. */
class OwnProblems {
    /** The problem library registers its mappers, which quote what was sent, at 999. */
    private static final int BEFORE_THE_LIBRARYS = 998;

    @ServerExceptionMapper(Refused.class)
    public Response refused(Refused refused) {
        return response(refused.problem());
    }

    /** JSON of another shape than asked for: it may hold a password. */
    @ServerExceptionMapper(
            value = {MismatchedInputException.class, InvalidFormatException.class},
            priority = BEFORE_THE_LIBRARYS)
    public Response mismatch(MismatchedInputException mismatch) {
        String path = mismatch.getPath().stream().map(OwnProblems::step).collect(Collectors.joining("."));
        return response(Problem.of(
                400,
                "invalid-request",
                "The request is malformed",
                path.isEmpty() ? "The body is not the expected object." : path + " has the wrong type."));
    }

    private static String step(Reference step) {
        return step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName();
    }

    private static Response response(Problem problem) {
        HttpProblem.Builder builder = HttpProblem.builder()
                .withType(problem.type())
                .withTitle(problem.title())
                .withStatus(problem.status())
                .withDetail(problem.detail());
        problem.headers().forEach(builder::withHeader);
        return builder.build().toResponse();
    }
}
