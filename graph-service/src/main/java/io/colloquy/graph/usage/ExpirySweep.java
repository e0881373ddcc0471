package io.colloquy.graph.usage;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes reservations back whose life is over. One account and day a statement, skipping what another replica has in hand,
 * so any number of replicas may sweep at once.
 */
@Singleton
class ExpirySweep {
    private static final Logger LOG = Logger.getLogger(ExpirySweep.class);
    /** A bound, so that one sweep after a long outage cannot go on for ever; the next one follows soon. */
    private static final int MOST_STATEMENTS = 1000;

    private final Books books;
    private final LedgerMetrics metrics;

    ExpirySweep(Books books, LedgerMetrics metrics) {
        this.books = books;
        this.metrics = metrics;
    }

    /** Answers how many reservations ran out. */
    Uni<Integer> run() {
        return Multi.createBy()
                .repeating()
                .uni(books::expire)
                .whilst(ended -> !ended.isEmpty())
                .select()
                .first(MOST_STATEMENTS)
                .map(this::told)
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }

    /** Forgets what is too old to change; answers how many days of how many accounts that was. */
    Uni<Integer> seal() {
        return Multi.createBy()
                .repeating()
                .uni(books::seal)
                .whilst(found -> found)
                .select()
                .first(MOST_STATEMENTS)
                .filter(found -> found)
                .collect()
                .with(Collectors.summingInt(found -> 1));
    }

    private int told(List<Books.Settled> ended) {
        for (Books.Settled one : ended) {
            if (one.outcome().equals("committed")) {
                LOG.warnf("[Transaction] Committed: txn-%s, because the journal holds its answer", one.operation());
            } else {
                LOG.warnf("[Transaction] Rolled back: txn-%s, its life is over", one.operation());
                metrics.rolledBack(1);
            }
        }
        return ended.size();
    }
}
