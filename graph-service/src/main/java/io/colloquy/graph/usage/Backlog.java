package io.colloquy.graph.usage;

import io.colloquy.graph.database.DatabaseUnavailable;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Settlements that the database did not take, in memory and bounded, tried again until it does. A process that dies takes
 * them along: their reservations then run out, and nobody is charged for those calls.
 */
final class Backlog {
    private static final Logger LOG = Logger.getLogger(Backlog.class);
    /** For failures that are not the database's absence: something is wrong with the settlement itself. */
    private static final int MOST_TRIES = 5;

    private final int most;
    private final Duration pause;
    private final Function<Settlement, Uni<Void>> book;
    private final Deque<Waiting> line = new ArrayDeque<>();
    private boolean working;
    private boolean closed;

    Backlog(int most, Duration pause, Function<Settlement, Uni<Void>> book) {
        this.most = most;
        this.pause = pause;
        this.book = book;
    }

    void add(Settlement end) {
        add(new Waiting(end, 0));
    }

    synchronized int size() {
        return line.size();
    }

    synchronized void close() {
        closed = true;
        line.forEach(lost -> LOG.errorf("%s was not settled before the end", lost.name()));
    }

    private synchronized void add(Waiting waiting) {
        line.addLast(waiting);
        if (line.size() > most) {
            LOG.errorf(
                    "%s is not settled any more: %d others wait",
                    line.removeFirst().name(), most);
        }
        if (!working) {
            working = true;
            workLater();
        }
    }

    private void workLater() {
        Uni.createFrom().voidItem().onItem().delayIt().by(pause).subscribe().with(nothing -> work());
    }

    private void work() {
        Waiting first = take();
        if (first != null) {
            book.apply(first.end()).subscribe().with(done -> work(), failure -> again(first, failure));
        }
    }

    private synchronized Waiting take() {
        Waiting first = closed ? null : line.pollFirst();
        working = first != null;
        return first;
    }

    private synchronized void again(Waiting waiting, Throwable failure) {
        if (failure instanceof DatabaseUnavailable) {
            line.addFirst(waiting);
        } else if (waiting.tries() < MOST_TRIES) {
            line.addLast(new Waiting(waiting.end(), waiting.tries() + 1));
        } else {
            LOG.errorf(failure, "%s cannot be settled", waiting.name());
        }
        workLater();
    }

    private record Waiting(Settlement end, int tries) {
        String name() {
            return end.reservation().transaction();
        }
    }
}
