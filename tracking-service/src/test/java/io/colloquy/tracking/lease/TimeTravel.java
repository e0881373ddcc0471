package io.colloquy.tracking.lease;

import io.colloquy.tracking.TrackingClient.Claimed;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets the database's clock have run: leases are moved instead of waited for. */
@ApplicationScoped
class TimeTravel {
    private final Pool pool;

    TimeTravel(Pool pool) {
        this.pool = pool;
    }

    void leaseRanOut(Claimed claim) {
        move("lease_until = clock_timestamp() - interval '1 second'", claim);
    }

    void noProgressForElevenMinutes(Claimed claim) {
        move("progressed_at = clock_timestamp() - interval '11 minutes'", claim);
    }

    void claimedTenDaysAgo(Claimed claim) {
        move("claimed_at = clock_timestamp() - interval '10 days'", claim);
    }

    /** What other tests left running does not run out in the middle of this one. */
    void everybodyElseBeats() {
        pool.query(
                        "UPDATE batch SET lease_until = clock_timestamp() + interval '1 hour', progressed_at = clock_timestamp()"
                                + " WHERE status = 'running'")
                .executeAndAwait();
    }

    private void move(String change, Claimed claim) {
        pool.preparedQuery("UPDATE batch SET " + change + " WHERE job_id = $1 AND number = $2 AND status = 'running'")
                .executeAndAwait(Tuple.of(claim.job(), claim.batch()));
    }
}
