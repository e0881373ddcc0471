package io.colloquy.gateway.limit;

import io.colloquy.gateway.edge.AddressKey;
import io.colloquy.gateway.problem.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;

/** First visits of people whom somebody else vouches for: each makes an account, so they are counted like registrations. */
@ApplicationScoped
public class Newcomers {
    private final SharedBuckets buckets;
    private final LimitRates rates;

    Newcomers(SharedBuckets buckets, LimitRates rates) {
        this.buckets = buckets;
        this.rates = rates;
    }

    /** Fails with a problem: 429 when it was one too many from there, 503 when the database does not answer. */
    public Uni<Void> count(InetAddress address) {
        return buckets.take(LimitClass.AUTH, "newcomer:" + AddressKey.of(address), rates.of(LimitClass.AUTH))
                .invoke(standing -> {
                    if (!standing.admitted()) {
                        throw new Refused(TooManyRequests.problem(standing));
                    }
                })
                .replaceWithVoid();
    }
}
