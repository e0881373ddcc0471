package io.colloquy.tracking.event;

import io.colloquy.tracking.event.StoredEvents.Opening;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/** Follows one job from a position in its events: what is stored first, then what comes, as the bell rings. */
@ApplicationScoped
class EventStream {
    private static final Logger LOG = Logger.getLogger(EventStream.class);
    /** What may wait between a read and the client beside the page in hand; more is asked for when that is sent. */
    private static final int AHEAD = 16;

    private final StoredEvents stored;
    private final JobBell bell;
    private final Duration heartbeat;

    EventStream(StoredEvents stored, JobBell bell, EventConfig config) {
        this.stored = stored;
        this.bell = bell;
        this.heartbeat = config.heartbeat();
    }

    /** Ends after the job's last event, or with the job; of a job that has finished everything is stored already. */
    Multi<StreamedEvent> open(Followed job, OptionalLong lastSeen) {
        return stored.open(job)
                .onItem()
                .transformToMulti(found ->
                        found.isEmpty() ? Multi.createFrom().<StreamedEvent>empty() : open(job, found.get(), lastSeen))
                .select()
                .first(event -> !event.isEnd());
    }

    private Multi<StreamedEvent> open(Followed job, Opening opening, OptionalLong lastSeen) {
        return lastSeen.isPresent() && opening.isUnknown(lastSeen.getAsLong())
                ? afterGap(job, opening)
                : from(job, opening, lastSeen.orElse(0));
    }

    /** First the job as it is, then on from there: older events would show its counts falling. */
    private Multi<StreamedEvent> afterGap(Followed job, Opening opening) {
        return stored.view(job)
                .onItem()
                .transformToMulti(view -> view.isEmpty()
                        ? Multi.createFrom().<StreamedEvent>empty()
                        : Multi.createBy()
                                .concatenating()
                                .streams(
                                        Multi.createFrom()
                                                .item(StreamedEvent.stale(
                                                        view.get().data())),
                                        from(job, opening, view.get().id() - 1)));
    }

    private Multi<StreamedEvent> from(Followed job, Opening opening, long position) {
        var follower = new Follower(job, position, opening.secondsSinceProgress());
        return opening.finished() ? stored.after(follower) : follow(follower);
    }

    private Multi<StreamedEvent> follow(Follower follower) {
        Multi<StreamedEvent> heartbeats = Multi.createFrom()
                .ticks()
                .startingAfter(heartbeat)
                .every(heartbeat)
                .onOverflow()
                .drop()
                .map(tick -> follower.heartbeat());
        Multi<StreamedEvent> events = bell.rings(follower)
                .onItem()
                .transformToMultiAndConcatenate(this::readOn)
                .onCompletion()
                .continueWith(StreamedEvent.END);
        return Multi.createBy().merging().withRequests(AHEAD).streams(events, heartbeats);
    }

    /** A read that fails is made good by the next ring: the position is where it was. */
    private Multi<StreamedEvent> readOn(Follower follower) {
        return stored.after(follower)
                .onFailure()
                .invoke(failure -> LOG.debugf("Events of job %s could not be read: %s", follower.job(), failure))
                .onFailure()
                .recoverWithCompletion();
    }
}
