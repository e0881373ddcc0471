package io.colloquy.gateway.limit;

import io.colloquy.gateway.edge.AddressKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;

/** What this replica counts alone. Accounts and addresses are apart: a crowd of addresses is in nobody's way who is known. */
@ApplicationScoped
class ReplicaBuckets {
    private static final int MOST = 50_000;

    private final LocalBuckets accounts = new LocalBuckets(MOST, () -> System.nanoTime() / 1_000);
    private final LocalBuckets addresses = new LocalBuckets(MOST, () -> System.nanoTime() / 1_000);
    private final LimitRates rates;

    ReplicaBuckets(LimitRates rates) {
        this.rates = rates;
    }

    Standing ofAccount(LimitClass limit, String account) {
        return accounts.take(limit, account, rates.of(limit));
    }

    Standing ofAddress(LimitClass limit, InetAddress address) {
        return addresses.take(limit, AddressKey.of(address), rates.of(limit));
    }

    /** What was taken should not have been. */
    void giveBack(LimitClass limit, InetAddress address) {
        addresses.giveBack(limit, AddressKey.of(address), rates.of(limit));
    }
}
