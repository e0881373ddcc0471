package io.colloquy.graph.killswitch;

import io.colloquy.graph.killswitch.SwitchTable.Position;
import io.colloquy.graph.provider.LlmSettings;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Whether a model may be called at all: {@code LLM_ENABLED} of this process, and the switch that an operator sets for all
 * replicas at once. Each replica looks every two seconds; while the database does not answer, what was last known holds.
 */
@Singleton
@Startup
public class KillSwitch {
    static final Duration INTERVAL = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(KillSwitch.class);

    private final boolean configured;
    private final SwitchTable table;
    private final Cancellable looking;
    private volatile boolean enabled;

    KillSwitch(LlmSettings settings, SwitchTable table) {
        this.configured = settings.enabled();
        this.table = table;
        this.enabled = table.readAtStart();
        this.looking = Multi.createFrom()
                .ticks()
                .every(INTERVAL)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> look())
                .subscribe()
                .with(position -> {});
        if (!open()) {
            LOG.warnf("Generations are switched off (%s)", configured ? "by an operator" : "LLM_ENABLED is false");
        }
    }

    /** Ask before every attempt, not only before the first: a retry is a call too. */
    public boolean open() {
        return configured && enabled;
    }

    boolean configured() {
        return configured;
    }

    Uni<Position> position() {
        return table.read().invoke(this::turn);
    }

    Uni<Position> set(boolean shallBeEnabled) {
        return table.set(shallBeEnabled).invoke(this::turn);
    }

    @PreDestroy
    void close() {
        looking.cancel();
    }

    private Uni<Position> look() {
        return position()
                .onFailure()
                .invoke(failure -> LOG.debugf("the switch for generations was not read: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private void turn(Position now) {
        if (now.enabled() != enabled) {
            enabled = now.enabled();
            LOG.warnf("Generations were switched %s by an operator", enabled ? "on" : "off");
        }
    }
}
