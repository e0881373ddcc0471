package io.colloquy.graph.longday;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Several calls of one generation. */
final class Calls {
    /** A long day must not take all places of a replica from the days of others. */
    private static final int AT_A_TIME = 3;

    private Calls() {}

    /** Gives the results in the order of what they were made of; the first failure cancels the calls that still run. */
    static <I, T> Uni<List<T>> inTurn(List<I> items, Function<I, Uni<T>> call) {
        return Multi.createFrom()
                .range(0, items.size())
                .onItem()
                .transformToUni(at -> call.apply(items.get(at)).map(result -> new Placed<>(at, result)))
                .merge(AT_A_TIME)
                .collect()
                .asList()
                .map(Calls::inOrder);
    }

    private static <T> List<T> inOrder(List<Placed<T>> results) {
        return results.stream()
                .sorted(Comparator.comparingInt(Placed::place))
                .map(Placed::result)
                .toList();
    }

    private record Placed<T>(int place, T result) {}
}
