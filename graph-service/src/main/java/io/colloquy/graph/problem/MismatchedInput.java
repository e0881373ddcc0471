package io.colloquy.graph.problem;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * JSON of another shape than asked for. The answers it would get otherwise are empty, or quote the value, which may be
 * what somebody wrote in a chat; this one names the field and quotes nothing.
 */
class MismatchedInput {
    /** The problem library registers its mappers, which quote, at 999. */
    private static final int BEFORE_THE_LIBRARYS = 998;

    @ServerExceptionMapper(
            value = {MismatchedInputException.class, InvalidFormatException.class},
            priority = BEFORE_THE_LIBRARYS)
    public Response tell(MismatchedInputException mismatch) {
        var path = new StringBuilder();
        mismatch.getPath().forEach(step -> append(path, step));
        return HttpProblem.builder()
                .withType(ProblemTypes.type(400))
                .withStatus(400)
                .withTitle("The request is malformed")
                .withDetail(path.isEmpty() ? "The body is not the expected object." : path + " has the wrong type.")
                .build()
                .toResponse();
    }

    private static void append(StringBuilder path, Reference step) {
        if (step.getFieldName() == null) {
            path.append('[').append(step.getIndex()).append(']');
        } else {
            path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
        }
    }
}
