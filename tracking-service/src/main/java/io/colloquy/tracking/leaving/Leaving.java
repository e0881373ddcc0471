package io.colloquy.tracking.leaving;

import io.colloquy.tracking.database.Database;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Goes over everything that the service keeps for an account. */
@ApplicationScoped
class Leaving {
    /** How much a call removes, but for the step that reaches it. */
    private static final int MOST_ROWS = 10_000;

    private final List<Belongings> belongings;
    private final Database database;
    private final String left;

    Leaving(@All List<Belongings> belongings, Database database) {
        this.belongings = belongings;
        this.database = database;
        this.left = belongings.stream()
                .flatMap(one -> one.tables().stream())
                .map("EXISTS (SELECT FROM %s WHERE account = $1)"::formatted)
                .collect(Collectors.joining(" OR ", "SELECT ", " AS is_left"));
    }

    /**
     * Step by step, until a round over everything removes nothing or the call has done its share. The order of belongings is of no
     * account: what one of them still brought back is found by the round after. Done is what is seen to be gone: a round that
     * removed nothing may have met what somebody was just about to commit.
     */
    Uni<ErasureView> eraseSome(String account) {
        var sum = new AtomicReference<>(Erased.NOTHING);
        return Multi.createBy()
                .repeating()
                .uni(() -> round(account).invoke(round -> sum.set(sum.get().plus(round))))
                .whilst(round -> round.rows() > 0 && sum.get().rows() < MOST_ROWS)
                .collect()
                .last()
                .flatMap(last -> database.query(left, Tuple.of(account)))
                .map(rows -> new ErasureView(
                        !rows.iterator().next().getBoolean("is_left"),
                        counts(sum.get().counts())));
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
