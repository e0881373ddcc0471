package io.colloquy.graph.longday;

import io.colloquy.graph.prompt.Message;
import io.colloquy.graph.prompt.Prompts;
import io.colloquy.graph.prompt.Purpose;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.ProviderFailure.Kind;
import io.colloquy.graph.validation.SummaryAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/**
 * A day that is too long for a model's window is told in parts, and then as a whole from the notes on them. To whoever
 * asked it is one generation, whatever the number of its calls.
 */
@Singleton
public class LongDays {
    /**
     * Whether one call will do.
     *
     * @param window of the model, in tokens, prompt and answer together; null when nobody knows it, and then a call is tried
     */
    public boolean fits(Material.Day day, Integer window) {
        return window == null || DayLoad.of(day, null).prompt() <= Room.prompt(window);
    }

    /**
     * Summarises a day in several calls.
     *
     * @param ask makes one call of the generation: attempts, validation and accounting are its business
     * @return what {@code ask} fails with where it fails on a part; a whole that cannot be made of notes that are there is
     *     put together without a model. Fails with {@code TOO_LONG} where the window has no room for any message.
     */
    public Uni<SummaryAnswer> summarise(Material.Day day, int window, Function<Call, Uni<SummaryAnswer>> ask) {
        long room = Room.messages(Purpose.SUMMARY_PART, window);
        if (room < Room.LEAST) {
            return Uni.createFrom()
                    .failure(new ProviderFailure(
                            Kind.TOO_LONG, "A window of " + window + " tokens has no room for a message."));
        }
        List<List<Message>> parts = new DayParts(room, Prompts::tokens).of(day.messages());
        return Calls.inTurn(parts, part -> noted(part, day.maxPoints(), ask))
                .chain(notes -> new Whole(day.maxPoints(), Room.messages(Purpose.SUMMARY_WHOLE, window), ask).of(notes))
                .map(LongDays::answer);
    }

    private static Uni<Notes> noted(List<Message> part, int maxPoints, Function<Call, Uni<SummaryAnswer>> ask) {
        return ask.apply(new Call(Purpose.SUMMARY_PART, new Material.Day(part, maxPoints)))
                .map(answer -> Notes.onMessages(answer, part))
                .onFailure(LongDays::hasNothingToSay)
                .recoverWithItem(Notes.NONE);
    }

    /** A part of nothing but pictures is no reason to give the day up. */
    private static boolean hasNothingToSay(Throwable failure) {
        return failure instanceof ProviderFailure known && known.kind() == Kind.NOTHING_TO_SAY;
    }

    private static SummaryAnswer answer(Notes whole) {
        if (whole.digest() == null) {
            throw new ProviderFailure(
                    Kind.NOTHING_TO_SAY, "No part of the day holds anything that could be summarised.");
        }
        return whole.answer();
    }
}
