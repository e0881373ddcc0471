package io.colloquy.summary.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser.MalformedMessageException;

/** A multipart form that breaks off, for which the framework has the same exception as for every other trouble, or that is none. */
class BrokenForm {
    private static final Logger LOG = Logger.getLogger(BrokenForm.class);
    private static final String FORM_READER = "org.jboss.resteasy.reactive.server.core.multipart.";

    @ServerExceptionMapper
    public Response tell(MalformedMessageException unreadable) {
        return HttpProblem.builder()
                .withType(TypedProblems.type(400))
                .withStatus(400)
                .withTitle("The form is malformed")
                .withDetail("A part of the multipart form has headers that cannot be read.")
                .build()
                .toResponse();
    }

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
