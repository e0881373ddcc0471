package io.colloquy.summary.problem;

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
        boolean form = failure.getStackTrace().length > 0
                && failure.getStackTrace()[0].getClassName().startsWith(FORM_READER);
        if (!form) {
            LOG.error("A request failed", failure);
        }
        int status = form ? 400 : 500;
        return HttpProblem.builder()
                .withType(TypedProblems.type(status))
                .withStatus(status)
                .withTitle(form ? "The form is malformed" : "Internal Server Error")
                .withDetail(form ? "The multipart form ends before its last boundary." : null)
                .build()
                .toResponse();
    }
}
