package io.colloquy.gateway.identity;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Answers that go on long after their request was recognised. Each ends with the credential that opened it: at once where that
 * was ended, on other replicas when they look again. One whose credential nobody can look up for so long that no request of it
 * would be let in ends too.
 */
@Singleton
public class LiveStreams {
    private static final int AT_ONCE = 8;

    private final Credentials credentials;
    private final Set<Live> streams = ConcurrentHashMap.newKeySet();

    LiveStreams(Credentials credentials) {
        this.credentials = credentials;
        credentials.whenForgotten(gone -> look(gone).subscribe().with(done -> {}));
    }

    /**
     * Sees to it that a stream ends with what opened it.
     *
     * @param end called on any thread when nobody may hear more
     * @return to be run when the stream has ended for whatever reason
     */
    public Runnable watch(RoutingContext context, Runnable end) {
        Optional<Identity> identity = Identity.of(context);
        Optional<Secret> secret = Presented.of(context).flatMap(Presented::secret);
        if (identity.isEmpty() || secret.isEmpty()) {
            // Open to everybody: a link that was shared.
            return () -> {};
        }
        Asking again = Asking.of(context).toRead();
        Live live = new Live(identity.get(), () -> credentials.find(secret.get(), again), end);
        streams.add(live);
        return () -> streams.remove(live);
    }

    @Scheduled(every = "{gateway.streams.look}", delayed = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return look(everybody -> true);
    }

    int count() {
        return streams.size();
    }

    /** However many streams one credential has, it is looked up once. */
    private Uni<Void> look(Predicate<Identity> whose) {
        Map<Credential, List<Live>> found = streams.stream()
                .filter(live -> whose.test(live.identity()))
                .collect(Collectors.groupingBy(live -> live.identity().credential()));
        return Multi.createFrom()
                .iterable(found.values())
                .onItem()
                .transformToUni(LiveStreams::look)
                .merge(AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> look(List<Live> streams) {
        return streams.get(0)
                .again()
                .get()
                .onFailure()
                .recoverWithItem(Optional.empty())
                .invoke(now -> streams.stream()
                        .filter(live -> !now.equals(Optional.of(live.identity())))
                        .forEach(live -> live.end().run()))
                .replaceWithVoid();
    }

    /**
     * One of them; two are never equal.
     *
     * @param identity as it was when the stream was opened
     * @param again whose the credential is now
     */
    private record Live(Identity identity, Supplier<Uni<Optional<Identity>>> again, Runnable end) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
