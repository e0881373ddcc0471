package io.colloquy.tracking.event;

import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** One stream: how far it has read its job's events, and when the job was last seen to get on. */
final class Follower {
    private final Followed followed;
    private final AtomicLong position;
    private final AtomicLong progressedAt;
    private volatile long ring;
    private volatile MultiEmitter<? super Follower> emitter;

    Follower(Followed followed, long position, double progressSecondsAgo) {
        this.followed = followed;
        this.position = new AtomicLong(position);
        this.progressedAt = new AtomicLong(ago(progressSecondsAgo));
    }

    UUID job() {
        return followed.job();
    }

    long position() {
        return position.get();
    }

    /** Left behind by retention: the client comes back with its position and is told so. Whoever starts anew misses nothing. */
    boolean isBefore(long prunedTo) {
        return position() > 0 && position() < prunedTo;
    }

    void read(StreamedEvent event) {
        position.set(event.id());
    }

    /** The age is the database's; from here on the monotonic clock of this process runs it on. */
    void progressed(double secondsAgo) {
        progressedAt.accumulateAndGet(ago(secondsAgo), (known, heard) -> heard - known > 0 ? heard : known);
    }

    StreamedEvent heartbeat() {
        return StreamedEvent.heartbeat((System.nanoTime() - progressedAt.get()) / 1_000_000_000);
    }

    void wokenThrough(MultiEmitter<? super Follower> woken) {
        emitter = woken;
    }

    /** Of the rings, which are numbered, the latest one that was meant for this stream. */
    void hear(long number) {
        ring = number;
    }

    Place place() {
        return new Place(followed, position(), ring);
    }

    void wake() {
        emitter.emit(this);
    }

    /** Not told of every event, it may be told how far they go: whoever has read as far sleeps on. */
    void wakeIfBefore(long newest) {
        if (position() < newest) {
            wake();
        }
    }

    void end() {
        emitter.complete();
    }

    private static long ago(double seconds) {
        return System.nanoTime() - (long) (Math.max(0, seconds) * 1_000_000_000);
    }

    /** Where a stream is when it reads. */
    record Place(Followed followed, long position, long ring) {}
}
