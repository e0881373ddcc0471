package io.colloquy.summary.backfill;

import io.colloquy.batchworker.Checkpoint;
import io.colloquy.batchworker.Claim;
import io.colloquy.summary.database.Database;
import io.colloquy.summary.day.Transcript;
import io.colloquy.summary.day.Transcripts;
import io.colloquy.summary.digest.CountedDay;
import io.colloquy.summary.digest.Draft;
import io.colloquy.summary.digest.Summaries;
import io.colloquy.summary.fence.Fences;
import io.colloquy.summary.generation.GraphServiceClient;
import io.colloquy.summary.generation.Hangup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Summarises one planned day: reads, asks, and only then opens a transaction, whose first statement checks the fence. */
final class DayWork {
    private static final Logger LOG = Logger.getLogger(DayWork.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Tools tools;
    private final Claim claim;
    private final PlannedWork.Item item;
    private final String name;

    /** What the work of a day needs. */
    record Tools(
            Database database,
            Fences fences,
            Transcripts transcripts,
            Summaries summaries,
            PlannedWork work,
            GraphServiceClient graph) {}

    DayWork(Tools tools, Claim claim, PlannedWork.Item item) {
        this.tools = tools;
        this.claim = claim;
        this.item = item.in(claim.jobId());
        this.name = item.chatId() + "/" + item.day();
    }

    Uni<ItemEnd> run() {
        if (item.ended() != null) {
            return Uni.createFrom().item(again(item.ended()));
        }
        if (item.overtaken()) {
            return skip("Somebody else summarised this day meanwhile");
        }
        return tools.transcripts()
                .of(item.account(), item.chatId(), item.day())
                .chain(day ->
                        day.messages().isEmpty() ? skip("The day has no messages that can be summarised") : tell(day));
    }

    /** An earlier attempt wrote this item's result and then lost its batch; or an earlier job did, and this one retries it. */
    private ItemEnd again(PlannedWork.Ended before) {
        if (!before.by(claim.jobId())) {
            return ItemEnd.skipped(name, "Nothing is left to be done after an earlier job");
        }
        return switch (before.result()) {
            case "created" -> ItemEnd.done(before.spending());
            case "fallback" -> ItemEnd.fallback(name, "see the summary's reason", before.spending());
            default -> ItemEnd.skipped(name, "Nothing was to be done in an earlier attempt", before.spending());
        };
    }

    private Uni<ItemEnd> tell(Transcript day) {
        LOG.debugf(
                "Creating summary for chat %d on %s (%d messages)",
                (Object) day.chatId(), day.day(), day.messages().size());
        return draft(day)
                .chain(draft -> underFence(transaction -> tools.work()
                        .held(transaction, item)
                        .chain(held -> held ? store(transaction, day, draft) : gone(transaction, draft))));
    }

    private Uni<Draft> draft(Transcript day) {
        if (!day.hasText()) {
            return Uni.createFrom().item(CountedDay.of(day));
        }
        var hangup = new Hangup();
        return tools.graph()
                .summarise(item.account(), day, item.baseRevision(), hangup)
                .onCancellation()
                .invoke(hangup::now);
    }

    private Uni<ItemEnd> store(SqlConnection transaction, Transcript day, Draft draft) {
        return tools.summaries()
                .store(transaction, day, item.baseRevision() + 1, draft)
                .chain(stored -> ended(transaction, draft, stored));
    }

    private Uni<ItemEnd> gone(SqlConnection transaction, Draft draft) {
        Spending spent = Spending.of(draft);
        return write(transaction, "skipped", spent)
                .replaceWith(ItemEnd.skipped(name, "The chat was deleted meanwhile", spent));
    }

    private Uni<ItemEnd> ended(SqlConnection transaction, Draft draft, boolean stored) {
        Spending spent = Spending.of(draft);
        if (!stored) {
            return write(transaction, "skipped", spent)
                    .replaceWith(ItemEnd.skipped(name, "Somebody else summarised this day meanwhile", spent));
        }
        boolean extract = draft.method() == Draft.Method.EXTRACTIVE;
        return write(transaction, extract ? "fallback" : "created", spent)
                .replaceWith(extract ? ItemEnd.fallback(name, draft.reason(), spent) : ItemEnd.done(spent));
    }

    private Uni<ItemEnd> skip(String why) {
        return underFence(
                transaction -> write(transaction, "skipped", Spending.NOTHING).replaceWith(ItemEnd.skipped(name, why)));
    }

    private Uni<Void> write(SqlConnection transaction, String result, Spending spent) {
        return tools.work().ended(transaction, item, new PlannedWork.Ended(result, claim.jobId(), spent));
    }

    private Uni<ItemEnd> underFence(Function<SqlConnection, Uni<ItemEnd>> write) {
        return tools.database()
                .inTransaction(
                        PATIENCE,
                        transaction -> tools.fences()
                                .check(transaction, claim)
                                .chain(() -> write.apply(transaction))
                                .invoke(Checkpoint.BEFORE_RESULT::reached))
                .invoke(Checkpoint.AFTER_RESULT::reached);
    }
}
