package io.colloquy.graph.generation;

import io.colloquy.graph.attempt.Chain;
import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.route.Route;
import io.colloquy.graph.validation.AnswerValidation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Gets an answer from the routes of an order; what does not pass validation is an attempt that failed. */
@ApplicationScoped
class Answering {
    private final Chain chain;
    private final AnswerValidation validation;
    private final AnswerCodec codec;
    private final GenerationMetrics metrics;

    Answering(Chain chain, AnswerValidation validation, AnswerCodec codec, GenerationMetrics metrics) {
        this.chain = chain;
        this.validation = validation;
        this.codec = codec;
        this.metrics = metrics;
    }

    Uni<Finished> answer(Order order, List<Route> routes) {
        return chain.run(routes, order.journey(), (route, number) -> attempt(order, route))
                .map(made -> finished(order, made));
    }

    private Uni<Made> attempt(Order order, Route route) {
        return metrics.timed(route.provider().name(), route.provider().complete(order.call()))
                .onItem()
                .invoke(answer -> order.journey().spent(route, answer.usage()))
                .map(answer -> new Made(route, answer.model(), validated(order, answer)));
    }

    private static Finished finished(Order order, Made made) {
        var journey = order.journey();
        return new Finished(
                false,
                journey.operation(),
                made.route().provider().name(),
                made.model(),
                order.call().purpose().promptVersion(),
                journey.attempts().size(),
                made.json(),
                journey.usage(),
                journey.cost());
    }

    private String validated(Order order, Answer answer) {
        return order.call().material() instanceof Material.Day day
                ? codec.write(validation.summary(answer, day.maxPoints()))
                : completion(answer).encode();
    }

    /** A provider that has no completion of its own gets the least that a client understands. */
    private static JsonObject completion(Answer answer) {
        if (answer.completion() != null) {
            return answer.completion();
        }
        var message = new JsonObject().put("role", "assistant").put("content", answer.text());
        var choice = new JsonObject().put("index", 0).put("message", message).put("finish_reason", "stop");
        return new JsonObject().put("object", "chat.completion").put("choices", new JsonArray().add(choice));
    }

    /** A valid answer, where it was made, and by which model really. */
    private record Made(Route route, String model, String json) {}
}
