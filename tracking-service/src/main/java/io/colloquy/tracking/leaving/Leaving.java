package io.colloquy.tracking.leaving;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** Goes over everything that the service keeps for an account. */
@ApplicationScoped
class Leaving {
    /** How much a call removes, but for the step that reaches it. */
    private static final int MOST_ROWS = 10_000;

    private final List<Belongings> belongings;

    Leaving(@All List<Belongings> belongings) {
        this.belongings = belongings;
    }

    /**
     * Step by step, until a round over everything finds nothing or the call has done its share. The order of belongings is of no
     * account: what one of them still brought back is found by the round after.
     */
    Uni<ErasureView> eraseSome(String account) {
        var sum = new AtomicReference<>(Erased.NOTHING);
        return Multi.createBy()
                .repeating()
                .uni(() -> round(account).invoke(round -> sum.set(sum.get().plus(round))))
                .whilst(round -> round.rows() > 0 && sum.get().rows() < MOST_ROWS)
                .collect()
                .last()
                .map(last -> new ErasureView(
                        sum.get().rows() < MOST_ROWS, counts(sum.get().counts())));
    }

    Multi<ExportPage> export(String account) {
        return Multi.createFrom().iterable(belongings).onItem().transformToMultiAndConcatenate(one -> one.of(account));
    }

    /** Every sort, also those of which there are none. */
    Map<String, Integer> counts(Map<String, Integer> counted) {
        var counts = new TreeMap<String, Integer>();
        belongings.forEach(one -> one.sorts().forEach(sort -> counts.put(sort, counted.getOrDefault(sort, 0))));
        return counts;
    }

    private Uni<Erased> round(String account) {
        return Multi.createFrom()
                .iterable(belongings)
                .onItem()
                .transformToUniAndConcatenate(one -> one.eraseSome(account))
                .collect()
                .in(
                        () -> new AtomicReference<>(Erased.NOTHING),
                        (sum, step) -> sum.set(sum.get().plus(step)))
                .map(AtomicReference::get);
    }
}
