package io.colloquy.graph.chat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says every problem under /v1 in OpenAI's shape, also the framework's own, such as a path that nobody serves. */
@ApplicationScoped
class OpenAiErrorFilter {
    /** Clients made by OpenAI obey it; without it they would repeat what was repeated here already. */
    static final String SHOULD_RETRY = "X-Should-Retry";

    @ServerResponseFilter
    public void reshape(ContainerRequestContext request, ContainerResponseContext response) {
        if (!response.hasEntity() || !(response.getEntity() instanceof HttpProblem problem)) {
            return;
        }
        if (!covers(request.getUriInfo().getPath())) {
            return;
        }
        OpenAiError error = OpenAiError.of(problem);
        response.setStatus(error.status());
        response.setEntity(error.json().encode(), new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
        response.getHeaders().putSingle(SHOULD_RETRY, error.retry());
    }

    private static boolean covers(String path) {
        return path.equals("/v1") || path.startsWith("/v1/");
    }
}
