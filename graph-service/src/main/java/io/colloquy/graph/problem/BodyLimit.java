package io.colloquy.graph.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.arc.All;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says a 413 as a problem, before a byte of the body is read; the server's own is empty. */
@ApplicationScoped
class BodyLimit {
    private static final int BEFORE_THE_SERVERS_OWN = 100;
    /** Closing at once, with the body unread, would take the answer away from a client that still sends. */
    private static final long LINGER_MILLIS = 1_000;

    private final long limit;
    private final List<ProblemShape> shapes;

    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit,
            @All List<ProblemShape> shapes) {
        this.limit = limit.asLongValue();
        this.shapes = shapes;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_SERVERS_OWN);
    }

    private void check(RoutingContext call) {
        String length = call.request().getHeader("Content-Length");
        if (length == null || !length.matches("\\d{1,18}") || Long.parseLong(length) <= limit) {
            call.next();
            return;
        }
        HttpProblem problem = HttpProblem.builder()
                .withType(ProblemTypes.type(413))
                .withStatus(413)
                .withTitle("The request is too large")
                .withDetail("The body has " + length + " bytes; " + limit + " are allowed.")
                .build();
        answer(call, problem);
    }

    private void answer(RoutingContext call, HttpProblem problem) {
        String path = call.request().path();
        Optional<ProblemShape> own =
                shapes.stream().filter(shape -> shape.covers(path)).findFirst();
        boolean alone = call.request().version() != HttpVersion.HTTP_2;
        if (alone) {
            call.response().putHeader("Connection", "close");
        }
        call.response()
                .setStatusCode(413)
                .putHeader("Content-Type", own.isPresent() ? "application/json" : "application/problem+json")
                .end(own.map(shape -> shape.of(problem)).orElseGet(() -> json(problem)));
        if (alone) {
            call.vertx()
                    .setTimer(
                            LINGER_MILLIS, passed -> call.request().connection().close());
        }
    }

    private static String json(HttpProblem problem) {
        return new JsonObject()
                .put("type", problem.getType().toString())
                .put("status", problem.getStatusCode())
                .put("title", problem.getTitle())
                .put("detail", problem.getDetail())
                .encode();
    }
}
