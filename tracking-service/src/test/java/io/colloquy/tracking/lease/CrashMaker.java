package io.colloquy.tracking.lease;

import io.colloquy.tracking.TrackingClient.Claimed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Lets a holder seem dead, and sweeps. */
@ApplicationScoped
public class CrashMaker {
    private final TimeTravel time;
    private final Sweep sweep;

    CrashMaker(TimeTravel time, Sweep sweep) {
        this.time = time;
        this.sweep = sweep;
    }

    public void crash(Claimed claim) {
        time.leaseRanOut(claim);
        sweep();
    }

    public void sweep() {
        sweep.run().await().atMost(Duration.ofSeconds(20));
    }
}
