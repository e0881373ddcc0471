package io.colloquy.tracking.problem;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Collectors;

/** JSON of another shape than asked for: the framework's own answer is an empty 400, this one names the field. */
@Provider
@Priority(Priorities.USER - 1)
public class MismatchedInput implements ExceptionMapper<MismatchedInputException> {
    @Override
    public Response toResponse(MismatchedInputException mismatch) {
        String path = mismatch.getPath().stream().map(MismatchedInput::step).collect(Collectors.joining("."));
        String detail =
                path.isEmpty() ? "The body is not the expected object" : path + ": the value has the wrong type";
        return Problems.badRequest(detail).toResponse();
    }

    private static String step(Reference reference) {
        return reference.getFieldName() == null ? Integer.toString(reference.getIndex()) : reference.getFieldName();
    }
}
