package io.colloquy.tracking.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A multipart form that ends before its last boundary. The framework has one exception for that and for every other trouble. */
class BrokenForm {
    private static final Logger LOG = Logger.getLogger(BrokenForm.class);
    private static final String FORM_READER = "org.jboss.resteasy.reactive.server.core.multipart.";

    @ServerExceptionMapper
    public Response tell(IOException failure) {
        if (failure.getStackTrace().length > 0
                && failure.getStackTrace()[0].getClassName().startsWith(FORM_READER)) {
            return Problems.badRequest("The multipart form ends before its last boundary")
                    .toResponse();
        }
        LOG.error("A request failed", failure);
        return HttpProblem.builder()
                .withType(Problems.type(TypedProblems.name(500)))
                .withStatus(500)
                .withTitle("Internal Server Error")
                .build()
                .toResponse();
    }
}
