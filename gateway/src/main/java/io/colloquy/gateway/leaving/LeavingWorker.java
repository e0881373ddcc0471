package io.colloquy.gateway.leaving;

import io.colloquy.gateway.idempotency.KeptAnswers;
import io.colloquy.gateway.leaving.Steps.Step;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Tells the services about those who left, step by step, until each has said that nothing is left. */
@Singleton
@Startup
class LeavingWorker {
    private static final Logger LOG = Logger.getLogger(LeavingWorker.class);
    private static final int STEPS_A_TURN = 1_000;

    private final Steps steps;
    private final LeavingClient services;
    private final KeptAnswers answers;
    private final Cancellable looking;

    LeavingWorker(Steps steps, LeavingClient services, KeptAnswers answers, LeavingConfig config) {
        this.steps = steps;
        this.services = services;
        this.answers = answers;
        this.looking = Multi.createFrom()
                .ticks()
                .every(config.look())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> turn())
                .subscribe()
                .with(done -> {});
    }

    @PreDestroy
    void close() {
        looking.cancel();
    }

    /** As long as something is due. */
    private Uni<Boolean> turn() {
        return Uni.createFrom()
                .deferred(this::step)
                .repeat()
                .atMost(STEPS_A_TURN)
                .select()
                .first(worked -> worked)
                .collect()
                .last()
                .replaceWith(true)
                .onFailure()
                .invoke(failure -> LOG.debugf("nobody's leaving was looked at: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(false);
    }

    private Uni<Boolean> step() {
        return steps.take()
                .chain(taken -> taken.isEmpty()
                        ? Uni.createFrom().item(false)
                        : work(taken.get()).replaceWith(true));
    }

    private Uni<Void> work(Step step) {
        return services.erase(step.account(), step.neighbour())
                // Answers to what was under way when the account was closed; at the last asking there are no more.
                .call(answer -> answers.forget(step.account()))
                .chain(answer -> steps.answered(
                        step, answer.getBoolean("done", false), answer.getJsonObject("deleted", new JsonObject())))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf(
                            "%s has not yet forgotten an account that left: %s",
                            step.neighbour().title(), failure.getClass().getSimpleName());
                    return steps.failed(step);
                });
    }
}
