package io.colloquy.graph.generation;

import io.colloquy.graph.attempt.Journey;
import io.colloquy.graph.longday.LongDays;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.route.Route;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Gets the answer of an order, by one call or, for a day that is too long, by several. */
@ApplicationScoped
class Answering {
    private final Asking asking;
    private final LongDays longDays;
    private final AnswerCodec codec;

    Answering(Asking asking, LongDays longDays, AnswerCodec codec) {
        this.asking = asking;
        this.longDays = longDays;
        this.codec = codec;
    }

    Uni<Finished> answer(Order order, List<Route> routes) {
        Integer window = routes.get(0).window();
        return order.call().material() instanceof Material.Day day && !longDays.fits(day, window)
                ? inParts(order, day, window, routes)
                : asking.ask(order.call(), order.journey(), routes).map(made -> finished(order, made, made.json()));
    }

    private Uni<Finished> inParts(Order order, Material.Day day, int window, List<Route> routes) {
        var last = new AtomicReference<Asking.Made>();
        return longDays.summarise(
                        day,
                        window,
                        call -> asking.ask(call, order.journey(), routes)
                                .invoke(last::set)
                                .map(made -> codec.read(made.json())))
                .map(summary -> finished(order, last.get(), codec.write(summary)));
    }

    private static Finished finished(Order order, Asking.Made made, String answer) {
        Journey journey = order.journey();
        return new Finished(
                false,
                journey.operation(),
                made.route().provider().name(),
                made.model(),
                order.call().purpose().promptVersion(),
                journey.attempts().size(),
                answer,
                journey.countedUsage(),
                journey.countedCost());
    }
}
