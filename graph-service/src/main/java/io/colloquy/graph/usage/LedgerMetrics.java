package io.colloquy.graph.usage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** What operators see of the ledger; every series is there from the start, so that alerts can tell none from nothing. */
@Singleton
@Startup
class LedgerMetrics {
    private final MeterRegistry registry;
    private final Counter rollbacks;
    private final Counter commitFailures;
    private final AtomicLong drift = new AtomicLong();

    LedgerMetrics(MeterRegistry registry) {
        this.registry = registry;
        rollbacks = registry.counter("colloquy.rollbacks");
        commitFailures = registry.counter("colloquy.commit.failures");
        Gauge.builder("colloquy.usage.ledger.drift", drift, AtomicLong::doubleValue)
                .description("How many numbers of the ledger differ from the sum of their reservations")
                .register(registry);
    }

    void rolledBack(int reservations) {
        rollbacks.increment(reservations);
    }

    void commitFailed() {
        commitFailures.increment();
    }

    void drift(int findings) {
        drift.set(findings);
    }

    void watch(Backlog backlog) {
        Gauge.builder("colloquy.usage.unsettled", backlog, Backlog::size)
                .description("Settlements that wait in memory for the database")
                .strongReference(true)
                .register(registry);
    }
}
