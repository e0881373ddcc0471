package io.colloquy.graph.generation;

import io.colloquy.graph.attempt.Chain;
import io.colloquy.graph.longday.LongDays;
import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.route.Route;
import io.colloquy.graph.validation.AnswerValidation;
import io.colloquy.graph.validation.SummaryAnswer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Gets an answer from the routes of an order; what does not pass validation is an attempt that failed. */
@ApplicationScoped
class Answering {
    private final Chain chain;
    private final AnswerValidation validation;
    private final AnswerCodec codec;
    private final LongDays longDays;
    private final GenerationMetrics metrics;

    Answering(
            Chain chain, AnswerValidation validation, AnswerCodec codec, LongDays longDays, GenerationMetrics metrics) {
        this.longDays = longDays;
        this.chain = chain;
        this.validation = validation;
        this.codec = codec;
        this.metrics = metrics;
    }

    Uni<Finished> answer(Order order, List<Route> routes) {
        return order.call().material() instanceof Material.Day day
                ? summary(order, routes, day)
                : made(order, routes, order.call(), Answering::completion)
                        .map(made -> finished(order, made, made.answer().encode()));
    }

    private Uni<Finished> summary(Order order, List<Route> routes, Material.Day day) {
        Integer window = routes.get(0).window();
        if (longDays.fits(day, window)) {
            return summarised(order, routes, order.call())
                    .map(made -> finished(order, made, codec.write(made.answer())));
        }
        var last = new AtomicReference<Made<SummaryAnswer>>();
        return longDays.summarise(
                        day,
                        window,
                        part -> summarised(order, routes, part)
                                .invoke(last::set)
                                .map(Made::answer))
                .map(whole -> finished(order, last.get(), codec.write(whole)));
    }

    private Uni<Made<SummaryAnswer>> summarised(Order order, List<Route> routes, Call call) {
        int maxPoints = ((Material.Day) call.material()).maxPoints();
        return made(order, routes, call, answer -> validation.summary(answer, maxPoints));
    }

    private <T> Uni<Made<T>> made(Order order, List<Route> routes, Call call, Function<Answer, T> validated) {
        return chain.run(
                routes,
                order.journey(),
                (route, number) -> metrics.timed(
                                route.provider().name(), route.provider().complete(call))
                        .onItem()
                        .invoke(answer -> order.journey().spent(route, answer.usage()))
                        .map(answer -> new Made<>(route, answer.model(), validated.apply(answer))));
    }

    private static Finished finished(Order order, Made<?> made, String json) {
        var journey = order.journey();
        return new Finished(
                false,
                journey.operation(),
                made.route().provider().name(),
                made.model(),
                order.call().purpose().promptVersion(),
                journey.attempts().size(),
                json,
                journey.usage(),
                journey.cost());
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
    private record Made<T>(Route route, String model, T answer) {}
}
