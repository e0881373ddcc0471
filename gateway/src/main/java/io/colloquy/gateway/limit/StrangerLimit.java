package io.colloquy.gateway.limit;

import io.colloquy.gateway.identity.Strangers;
import io.colloquy.gateway.problem.Refused;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Credentials that are nobody's, counted by address. One is taken before the answer is there, or a flood would have had all
 * its questions by then, and given back to whoever turns out to be somebody: many who share an address do not wait for it.
 */
@ApplicationScoped
class StrangerLimit implements Strangers {
    private final ReplicaBuckets buckets;
    private final MeterRegistry meters;

    StrangerLimit(ReplicaBuckets buckets, MeterRegistry meters) {
        this.buckets = buckets;
        this.meters = meters;
    }

    @Override
    public <T> Uni<Optional<T>> ask(InetAddress address, Supplier<Uni<Optional<T>>> question) {
        Standing standing = buckets.ofAddress(LimitClass.API, address);
        if (!standing.admitted()) {
            TooManyRequests.count(meters, standing);
            return Uni.createFrom().failure(new Refused(TooManyRequests.problem(standing)));
        }
        return question.get().onItemOrFailure().invoke((found, failure) -> {
            if (failure != null || found.isPresent()) {
                buckets.giveBack(LimitClass.API, address);
            }
        });
    }
}
