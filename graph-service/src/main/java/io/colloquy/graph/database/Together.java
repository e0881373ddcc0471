package io.colloquy.graph.database;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * While something is being written for a key, what comes for the same key is gathered and becomes the next statement.
 * Nobody waits for company: whoever finds the key free goes at once. All of an account's calls change one row, so that
 * one by one each would wait for the disk of the one before.
 *
 * @param <K> what must not be written twice at the same time
 * @param <Q> what is to be written
 * @param <A> what the database said of it; null where it said nothing
 */
public final class Together<K, Q, A> {
    private static final int MOST = 100;

    private final BiFunction<K, List<Q>, Uni<List<A>>> write;
    private final Function<Q, Object> row;
    private final Map<K, Deque<Waiting<Q, A>>> lines = new HashMap<>();

    /**
     * @param write gives one answer a question, in their order
     * @param row which row a question changes: PostgreSQL takes no two changes of one row in a statement, so that the
     *     second waits for the next; null where it does not matter
     */
    public Together(BiFunction<K, List<Q>, Uni<List<A>>> write, Function<Q, Object> row) {
        this.write = write;
        this.row = row;
    }

    /** What was asked is written also for one who has left meanwhile. */
    public Uni<A> write(K key, Q question) {
        return Uni.createFrom()
                .emitter(emitter -> enter(key, new Waiting<>(question, emitter, Vertx.currentContext())));
    }

    private void enter(K key, Waiting<Q, A> waiting) {
        synchronized (lines) {
            Deque<Waiting<Q, A>> line = lines.get(key);
            if (line != null) {
                line.addLast(waiting);
                return;
            }
            lines.put(key, new ArrayDeque<>());
        }
        depart(key, List.of(waiting));
    }

    private void depart(K key, List<Waiting<Q, A>> group) {
        write.apply(key, group.stream().map(Waiting::question).toList())
                .subscribe()
                .with(
                        answers -> {
                            next(key);
                            for (int i = 0; i < group.size(); i++) {
                                group.get(i).answer(answers.get(i));
                            }
                        },
                        failure -> {
                            if (failure instanceof DatabaseUnavailable) {
                                Deque<Waiting<Q, A>> behind = close(key);
                                group.forEach(waiting -> waiting.fail(failure));
                                behind.forEach(waiting -> waiting.fail(failure));
                            } else if (group.size() == 1) {
                                next(key);
                                group.get(0).fail(failure);
                            } else {
                                alone(key, group);
                            }
                        });
    }

    /** What the database cannot take of one must not be the others' fault. */
    private void alone(K key, List<Waiting<Q, A>> group) {
        Multi.createFrom()
                .iterable(group)
                .onItem()
                .transformToUniAndConcatenate(waiting -> write.apply(key, List.of(waiting.question()))
                        .invoke(answers -> waiting.answer(answers.get(0)))
                        .onFailure()
                        .invoke(waiting::fail)
                        .onItemOrFailure()
                        .transform((answers, failure) -> waiting))
                .subscribe()
                .with(waiting -> {}, () -> next(key));
    }

    /** Who stands behind one that waited for a dead database in vain is not to wait as long again. */
    private Deque<Waiting<Q, A>> close(K key) {
        synchronized (lines) {
            return lines.remove(key);
        }
    }

    private void next(K key) {
        var group = new ArrayList<Waiting<Q, A>>();
        synchronized (lines) {
            Deque<Waiting<Q, A>> line = lines.get(key);
            var rows = new HashSet<>();
            for (var waiting = line.iterator(); waiting.hasNext() && group.size() < MOST; ) {
                Waiting<Q, A> one = waiting.next();
                Object changed = row.apply(one.question());
                if (changed == null || rows.add(changed)) {
                    group.add(one);
                    waiting.remove();
                }
            }
            if (group.isEmpty()) {
                lines.remove(key);
                return;
            }
        }
        depart(key, group);
    }

    /** Hears on the context that it asked from: another request's has other identities and traces. */
    private record Waiting<Q, A>(Q question, UniEmitter<? super A> emitter, Context context) {
        void answer(A answer) {
            run(() -> emitter.complete(answer));
        }

        void fail(Throwable failure) {
            run(() -> emitter.fail(failure));
        }

        private void run(Runnable end) {
            if (context == null || context == Vertx.currentContext()) {
                end.run();
            } else {
                context.runOnContext(nothing -> end.run());
            }
        }
    }
}
