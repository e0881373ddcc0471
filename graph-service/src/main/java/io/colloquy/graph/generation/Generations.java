package io.colloquy.graph.generation;

import io.colloquy.graph.journal.Entry;
import io.colloquy.graph.journal.Journal;
import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.LlmSettings;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.validation.AnswerValidation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The way of a generation: admit, look into the journal, attempt, validate, store; only then is the answer used. */
@ApplicationScoped
class Generations {
    private static final Logger LOG = Logger.getLogger(Generations.class);
    /** The parts below keep the deadline themselves and say more; this is for what they do not bound, such as waiting. */
    private static final Duration BACKSTOP = Duration.ofMillis(200);

    private final LlmSettings settings;
    private final Journal journal;
    private final Attempt attempt;
    private final AnswerValidation validation;
    private final AnswerCodec codec;

    Generations(
            LlmSettings settings, Journal journal, Attempt attempt, AnswerValidation validation, AnswerCodec codec) {
        this.settings = settings;
        this.journal = journal;
        this.attempt = attempt;
        this.validation = validation;
        this.codec = codec;
    }

    Uni<Finished> generate(Generation generation, Deadline deadline) {
        if (!settings.enabled()) {
            return Uni.createFrom().failure(GenerationProblems.disabled());
        }
        if (deadline.isPast()) {
            return Uni.createFrom().failure(GenerationProblems.deadlineExceeded());
        }
        return journal.open(generation.key())
                .chain(entry -> continued(entry, generation, deadline))
                .onFailure(ProviderFailure.class)
                .transform(failure -> GenerationProblems.of((ProviderFailure) failure))
                .ifNoItem()
                .after(deadline.remaining().plus(BACKSTOP))
                .failWith(GenerationProblems::deadlineExceeded);
    }

    private Uni<Finished> continued(Entry entry, Generation generation, Deadline deadline) {
        if (entry instanceof Entry.Stored stored) {
            return Uni.createFrom().item(new Finished("replayed", codec.view(stored)));
        }
        if (entry instanceof Entry.Failed failed) {
            return Uni.createFrom()
                    .failure(new ProviderFailure(ProviderFailure.Kind.valueOf(failed.failure()), failed.detail()));
        }
        var lease = (Entry.Lease) entry;
        return journal.holding(lease, validated(generation, deadline, lease))
                .onFailure(ProviderFailure.class)
                .call(failure -> quietly(
                        journal.fail(lease, ((ProviderFailure) failure).kind().name(), failure.getMessage())))
                .onFailure(failure -> !(failure instanceof ProviderFailure))
                .call(() -> quietly(journal.release(lease)))
                .onCancellation()
                .call(() -> quietly(journal.release(lease)))
                .chain(answer -> journal.store(lease, answer))
                .map(stored -> new Finished("ok", codec.view(stored)));
    }

    private Uni<Entry.Stored> validated(Generation generation, Deadline deadline, Entry.Lease lease) {
        return attempt.ask(generation.call(), deadline).map(answer -> entry(generation, answer, lease));
    }

    private Entry.Stored entry(Generation generation, Answer answer, Entry.Lease lease) {
        var day = (Material.Day) generation.call().material();
        var summary = validation.summary(answer, day.maxPoints());
        boolean counted = answer.usage() != null;
        return new Entry.Stored(
                lease.operationId(),
                attempt.provider(),
                answer.model(),
                generation.call().purpose().promptVersion(),
                1,
                codec.write(summary),
                counted ? answer.usage().promptTokens() : null,
                counted ? answer.usage().completionTokens() : null);
    }

    /** What went wrong first is what the caller hears; a lease that could not be given back runs out by itself. */
    private static Uni<Void> quietly(Uni<Void> farewell) {
        return farewell.onFailure()
                .invoke(failure -> LOG.warn("a lease could not be given back and will run out instead"))
                .onFailure()
                .recoverWithNull();
    }

    /** How it ended, for the metric, and what the caller gets. */
    record Finished(String outcome, GenerationView view) {}
}
