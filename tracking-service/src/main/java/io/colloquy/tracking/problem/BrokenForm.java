package io.colloquy.tracking.problem;

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
        return Problems.badRequest("A part of the multipart form has headers that cannot be read")
                .toResponse();
    }

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
