package io.colloquy.graph.generation;

import io.colloquy.graph.attempt.Chain;
import io.colloquy.graph.attempt.Journey;
import io.colloquy.graph.prompt.TokenEstimate;
import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.Usage;
import io.colloquy.graph.route.Route;
import io.colloquy.graph.validation.AnswerValidation;
import io.colloquy.graph.validation.SummaryAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Makes one call along its routes; an answer that does not pass validation is an attempt that failed. */
@ApplicationScoped
class Asking {
    /** A model that thinks says nothing for long; beyond this another route is the better bet. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(60);

    private static final Usage NOTHING_HEARD = new Usage(0, 0);

    private final Chain chain;
    private final AnswerValidation validation;
    private final AnswerCodec codec;
    private final GenerationMetrics metrics;

    Asking(Chain chain, AnswerValidation validation, AnswerCodec codec, GenerationMetrics metrics) {
        this.chain = chain;
        this.validation = validation;
        this.codec = codec;
        this.metrics = metrics;
    }

    /** A valid answer as JSON, where it was made, and by which model really. */
    record Made(Route route, String model, String json) {}

    Uni<Made> ask(Call call, Journey journey, List<Route> routes) {
        Route last = routes.get(routes.size() - 1);
        return chain.run(routes, journey, (route, number) -> {
            Uni<Answer> answer = metrics.timed(
                            route.provider().name(), route.provider().complete(call))
                    .onCancellation()
                    .invoke(() -> journey.uncounted(route, NOTHING_HEARD));
            return made(call, journey, route, route.equals(last) ? answer : bounded(answer));
        });
    }

    /** Where no other route follows, the caller's deadline is the only bound: a slow model of one's own is not a broken one. */
    private static Uni<Answer> bounded(Uni<Answer> answer) {
        return answer.ifNoItem()
                .after(LONGEST_ATTEMPT)
                .failWith(() -> new ProviderFailure(
                        ProviderFailure.Kind.SILENT,
                        "The provider did not answer within " + LONGEST_ATTEMPT.toSeconds() + " s."));
    }

    private Uni<Made> made(Call call, Journey journey, Route route, Uni<Answer> asked) {
        return asked.onItem()
                .invoke(answer -> count(call, journey, route, answer))
                .map(answer -> new Made(route, answer.model(), validated(call, journey.isReliable(), answer)));
    }

    /** Servers that count nothing are no way around a limit: their answers are booked by an estimate that errs high. */
    private static void count(Call call, Journey journey, Route route, Answer answer) {
        if (answer.usage() != null) {
            journey.spent(route, answer.usage());
        } else {
            String said = String.valueOf(answer.completion() == null ? answer.text() : answer.completion());
            journey.uncounted(route, new Usage(Size.of(call).prompt(), TokenEstimate.of(said)));
        }
    }

    private String validated(Call call, boolean reliable, Answer answer) {
        if (call.material() instanceof Material.Day day) {
            SummaryAnswer summary =
                    reliable ? validation.summary(answer, day.maxPoints()) : validation.shape(answer, day.maxPoints());
            return codec.write(summary);
        }
        var request = ((Material.Chat) call.material()).request();
        String text = reliable ? validation.chat(answer, ChatAnswer.asksForJson(request)) : answer.text();
        return ChatAnswer.of(answer, text).encode();
    }
}
