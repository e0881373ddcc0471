package io.colloquy.faultproxy;

import java.time.Duration;
import java.util.Optional;

/** What happens to bytes on their way at this moment. */
final class Weather {
    private static final long UNBOUNDED = -1;

    private Duration latency = Duration.ZERO;
    private boolean stalled;
    private boolean refusing;
    private long bytesLeft = UNBOUNDED;
    private CommitFault commitFault;
    private String inTransactionWith = "";
    private long heals;

    synchronized void heal() {
        latency = Duration.ZERO;
        stalled = false;
        refusing = false;
        bytesLeft = UNBOUNDED;
        commitFault = null;
        heals++;
        notifyAll();
    }

    synchronized void delay(Duration wanted) {
        latency = wanted;
    }

    synchronized void stall() {
        stalled = true;
    }

    synchronized void refuse() {
        refusing = true;
    }

    synchronized boolean refusing() {
        return refusing;
    }

    synchronized void cutAfter(long bytes) {
        bytesLeft = bytes;
    }

    synchronized void atCommit(CommitFault fault, String statement) {
        commitFault = fault;
        inTransactionWith = statement;
    }

    synchronized boolean armed() {
        return commitFault != null || bytesLeft != UNBOUNDED;
    }

    /** The fault that this commit is to meet, given to one commit only. */
    synchronized Optional<CommitFault> takeCommitFault(String transaction) {
        if (commitFault == null || !transaction.contains(inTransactionWith)) {
            return Optional.empty();
        }
        Optional<CommitFault> taken = Optional.of(commitFault);
        commitFault = null;
        return taken;
    }

    /** How many of these bytes may still come back; fewer than asked for means that the connection is cut behind them. */
    synchronized int allowed(int bytes) {
        if (bytesLeft == UNBOUNDED) {
            return bytes;
        }
        if (bytes < bytesLeft) {
            bytesLeft -= bytes;
            return bytes;
        }
        int last = (int) bytesLeft;
        bytesLeft = UNBOUNDED;
        return last;
    }

    /** Returns when bytes that have arrived now may go on; true when a stall had held them back. */
    synchronized boolean awaitPassage() throws InterruptedException {
        boolean heldBack = stalled;
        while (stalled) {
            wait();
        }
        if (!latency.isZero()) {
            pause(latency);
        }
        return heldBack;
    }

    /** Time on the way. */
    synchronized void pause(Duration length) throws InterruptedException {
        long due = System.nanoTime() + length.toNanos();
        long left = length.toNanos();
        while (left > 0) {
            wait(Math.max(1, left / 1_000_000));
            left = due - System.nanoTime();
        }
    }

    /** Returns after the next heal. */
    synchronized void awaitHeal() throws InterruptedException {
        long before = heals;
        while (heals == before) {
            wait();
        }
    }
}
