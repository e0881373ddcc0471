package io.colloquy.summary.problem;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** JSON of another shape than asked for: this names the field; the answers it would get otherwise are empty, or quote the value. */
class MismatchedInput {
    /** The problem library registers its mappers, which quote, at 999. */
    private static final int BEFORE_THE_LIBRARYS = 998;

    @ServerExceptionMapper(
            value = {MismatchedInputException.class, InvalidFormatException.class},
            priority = BEFORE_THE_LIBRARYS)
    public Response tell(MismatchedInputException mismatch) {
        String path = mismatch.getPath().stream().map(MismatchedInput::step).collect(Collectors.joining("."));
        return HttpProblem.builder()
                .withType(TypedProblems.type(400))
                .withStatus(400)
                .withTitle("The request is malformed")
                .withDetail(path.isEmpty() ? "The body is not the expected object." : path + " has the wrong type.")
                .build()
                .toResponse();
    }

    private static String step(Reference reference) {
        return reference.getFieldName() == null ? Integer.toString(reference.getIndex()) : reference.getFieldName();
    }
}
