package io.colloquy.graph.attempt;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * So many calls in flight and no more; whoever comes later waits in line, first come first served, until its own
 * deadline. A fixed queue length would turn people away who still have time.
 */
final class CallSlots {
    private final Deque<Ticket> line = new ArrayDeque<>();
    private int free;

    CallSlots(int slots) {
        free = slots;
    }

    /** Runs work in a slot; fails with the overloaded problem when none became free within the caller's patience. */
    <T> Uni<T> within(Duration patience, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var ticket = new Ticket();
            return Uni.createFrom()
                    .<Void>emitter(ticket::queue)
                    .ifNoItem()
                    .after(patience)
                    .failWith(Overloaded::new)
                    .chain(granted -> work.get())
                    .onTermination()
                    .invoke(ticket::giveBack);
        });
    }

    private synchronized boolean enter(Ticket ticket) {
        if (ticket.finished) {
            return false;
        }
        if (free == 0) {
            line.addLast(ticket);
            return false;
        }
        free--;
        ticket.granted = true;
        return true;
    }

    /** Gives who may go next, or null; safe to call twice, and for a ticket that was never granted */
    private synchronized Ticket leave(Ticket ticket) {
        line.remove(ticket);
        boolean held = ticket.granted && !ticket.finished;
        ticket.finished = true;
        Ticket next = held ? line.pollFirst() : null;
        if (next != null) {
            next.granted = true;
        } else if (held) {
            free++;
        }
        return next;
    }

    /** One caller's place in line. */
    private final class Ticket {
        private UniEmitter<? super Void> turn;
        private boolean granted;
        private boolean finished;

        void queue(UniEmitter<? super Void> emitter) {
            turn = emitter;
            if (enter(this)) {
                emitter.complete(null);
            }
        }

        /** A turn granted to somebody who has just left is dropped by the emitter; that one's own end passes it on. */
        void giveBack() {
            Ticket next = leave(this);
            if (next != null) {
                next.turn.complete(null);
            }
        }
    }
}
