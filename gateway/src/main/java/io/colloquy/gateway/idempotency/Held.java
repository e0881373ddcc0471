package io.colloquy.gateway.idempotency;

import io.colloquy.gateway.forward.Witness;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import org.jboss.logging.Logger;

/** A key in the hands of the call that runs for it: kept until the call has its answer, then finished, or given back. */
final class Held implements Witness {
    private static final Logger LOG = Logger.getLogger(Held.class);
    private static final long BETWEEN_RENEWALS_MS = KeyTable.LEASE.toMillis() / 3;

    private static final int MOST_RENEWALS = 240;

    private final Vertx vertx;
    private final KeyTable table;
    private final Claim claim;
    private final BodyHash body;
    private final long renewal;

    private int renewals;
    private boolean over;

    Held(Vertx vertx, KeyTable table, Claim claim, BodyHash body) {
        this.vertx = vertx;
        this.table = table;
        this.claim = claim;
        this.body = body;
        this.renewal = vertx.setPeriodic(BETWEEN_RENEWALS_MS, tick -> renew());
    }

    @Override
    public void sent(Buffer piece) {
        body.add(piece);
    }

    /** Half a body is no body to compare another one with: a refusal of it is not kept, a success is whoever's asks. */
    @Override
    public Uni<Void> answered(int status, MultiMap headers, Buffer whole, boolean heardOut) {
        if (!Answer.settles(status) || (status >= 400 && !heardOut)) {
            return failed();
        }
        return end(table.finish(claim, heardOut ? body.value() : null, Answer.of(status, headers, whole)));
    }

    @Override
    public Uni<Void> failed() {
        return end(table.release(claim));
    }

    /** Whatever happens to the record, the client gets its answer: what was not written ends with its lease. */
    private Uni<Void> end(Uni<Void> last) {
        if (over) {
            return Uni.createFrom().voidItem();
        }
        over = true;
        vertx.cancelTimer(renewal);
        return last.onFailure()
                .invoke(failure ->
                        LOG.warnf("What became of an idempotency key was not kept: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** A call takes 35 minutes at most: whatever became of one that was never ended, its key is free some day. */
    private void renew() {
        renewals++;
        if (renewals > MOST_RENEWALS) {
            vertx.cancelTimer(renewal);
            return;
        }
        table.renew(claim)
                .subscribe()
                .with(
                        done -> {},
                        failure ->
                                LOG.warnf("The lease of an idempotency key was not renewed: %s", failure.getMessage()));
    }
}
