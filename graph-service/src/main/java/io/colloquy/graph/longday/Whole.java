package io.colloquy.graph.longday;

import io.colloquy.graph.prompt.Message;
import io.colloquy.graph.prompt.Prompts;
import io.colloquy.graph.prompt.Purpose;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.validation.SummaryAnswer;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Makes a whole of the notes on the parts of a day. Notes that do not fit into one call are joined in groups first, as
 * long as that halves them at least: rounds that hardly help would be paid for without end. The parts are paid for: when no model can join them, they are put together as they are.
 */
record Whole(int maxPoints, long room, Function<Call, Uni<SummaryAnswer>> ask) {
    private static final Logger LOG = Logger.getLogger(Whole.class);

    Uni<Notes> of(List<Notes> parts) {
        List<Note> notes = parts.stream().flatMap(Notes::all).toList();
        long told = parts.stream().filter(part -> part.digest() != null).count();
        if (told <= 1) {
            return Uni.createFrom().item(Notes.putTogether(parts, maxPoints));
        }
        List<List<Message>> groups = new DayParts(room, Prompts::tokens).of(numbered(notes));
        Uni<Notes> joined = groups.size() == 1
                ? joined(groups.get(0), notes)
                : Calls.inTurn(groups, group -> joined(group, notes)).chain(fewer -> smaller(fewer, parts));
        return joined.map(whole -> whole.digest() == null ? putTogether(parts, "it rests on no note") : whole)
                .onFailure(ProviderFailure.class)
                .recoverWithItem(failure -> putTogether(parts, failure.getMessage()));
    }

    private Uni<Notes> smaller(List<Notes> groups, List<Notes> before) {
        boolean shrinks = groups.size() * 2 <= before.size() && count(groups) < count(before);
        return shrinks
                ? of(groups)
                : Uni.createFrom().item(() -> putTogether(before, "the notes do not get much fewer"));
    }

    private Uni<Notes> joined(List<Message> group, List<Note> notes) {
        return ask.apply(new Call(Purpose.SUMMARY_WHOLE, new Material.Day(group, maxPoints)))
                .map(answer -> Notes.onNotes(answer, notes, group));
    }

    private Notes putTogether(List<Notes> parts, String why) {
        LOG.warnf("The notes on %d parts of a day were put together without a model: %s", parts.size(), why);
        return Notes.putTogether(parts, maxPoints);
    }

    private static long count(List<Notes> parts) {
        return parts.stream().flatMap(Notes::all).count();
    }

    private static List<Message> numbered(List<Note> notes) {
        return IntStream.range(0, notes.size())
                .mapToObj(at -> notes.get(at).numbered(at + 1))
                .toList();
    }
}
