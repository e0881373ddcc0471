package io.colloquy.gateway.oidc;

import io.smallrye.mutiny.Uni;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The issuer's keys as they are known here. A name that nobody knows is a reason to ask, because keys change; but anybody can
 * make up names, so there is a pause after every question, whatever came of it. What is known is used while the issuer is
 * away, for a day: after that it may long have been withdrawn.
 */
final class IssuerKeys {
    static final Duration FRESH = Duration.ofMinutes(10);
    static final Duration LONGEST = Duration.ofDays(1);

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

    private final Supplier<Uni<PublishedKeys>> issuer;
    private final Duration pause;

    private PublishedKeys keys = PublishedKeys.NONE;
    private Instant fetched = Instant.MIN;
    private Instant asked = Instant.MIN;
    private Uni<PublishedKeys> asking;
    private boolean failed;

    /** @param issuer fails when it cannot be reached, or with an {@link IssuerAnswer} */
    IssuerKeys(Supplier<Uni<PublishedKeys>> issuer, Duration pause) {
        this.issuer = issuer;
        this.pause = pause;
    }

    /** Empty when the issuer has no such key; fails with {@link IssuerUnavailable} when nobody can tell. */
    Uni<Optional<PublicKey>> find(KeyName name, Instant now) {
        Optional<PublicKey> known = known(name, now);
        if (known.isPresent()) {
            refresh(now);
            return Uni.createFrom().item(known);
        }
        return ask(now).map(current -> current.find(name));
    }

    private synchronized Optional<PublicKey> known(KeyName name, Instant now) {
        return now.minus(LONGEST).isBefore(fetched) ? keys.find(name) : Optional.empty();
    }

    /** Nobody waits for it. */
    private void refresh(Instant now) {
        if (!now.minus(FRESH).isBefore(fetched())) {
            ask(now).subscribe().with(done -> {}, still -> {});
        }
    }

    private synchronized Instant fetched() {
        return fetched;
    }

    /** What the issuer says, or said less than a pause ago. */
    private synchronized Uni<PublishedKeys> ask(Instant now) {
        if (asking != null) {
            return asking;
        }
        if (now.minus(pause).isBefore(asked)) {
            return failed
                    ? Uni.createFrom().failure(new IssuerUnavailable())
                    : Uni.createFrom().item(keys);
        }
        asked = now;
        asking = issuer.get()
                .onItemOrFailure()
                .transformToUni((current, failure) -> settle(current, failure, now))
                .memoize()
                .indefinitely();
        return asking;
    }

    private synchronized Uni<PublishedKeys> settle(PublishedKeys current, Throwable failure, Instant now) {
        asking = null;
        failed = failure != null;
        if (failed) {
            LOG.warnf("The OIDC issuer's keys could not be fetched: %s", why(failure));
            return Uni.createFrom().failure(new IssuerUnavailable());
        }
        keys = current;
        fetched = now;
        return Uni.createFrom().item(current);
    }

    private static String why(Throwable failure) {
        return failure instanceof IssuerAnswer
                ? failure.getMessage()
                : failure.getClass().getSimpleName();
    }
}
