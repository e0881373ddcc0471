package io.colloquy.summary.importing;

import io.colloquy.summary.importing.reading.ParsedMessage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Brings one file's messages into their chats, within the transaction that it is given. */
final class Publication {
    /** Whether the target holds anything in the days of the file; if not, no message can be there already. */
    private static final String OVERLAP = """
            SELECT EXISTS (SELECT 1 FROM message WHERE chat_id = $1
                              AND at >= $2::timestamptz - interval '1 day'
                              AND at < $3::timestamptz + interval '2 days')""";

    private static final String BOUNDS = """
            UPDATE import_chat c SET first_message = n.first, last_message = n.last, added = n.added
              FROM (SELECT chat_id, min(id) AS first, max(id) AS last, count(*) AS added FROM message
                     WHERE chat_id = ANY (ARRAY(SELECT chat_id FROM import_chat WHERE import_id = $1))
                       AND id > $2 AND import_id = $1 GROUP BY chat_id) n
             WHERE c.import_id = $1 AND c.chat_id = n.chat_id""";

    private static final String REPEATS = """
            UPDATE import_chat c SET already_there = n.repeats
              FROM (SELECT chat_id, count(*) AS repeats FROM message_repeat
                     WHERE chat_id = ANY (ARRAY(SELECT chat_id FROM import_chat WHERE import_id = $1))
                       AND import_id = $1 GROUP BY chat_id) n
             WHERE c.import_id = $1 AND c.chat_id = n.chat_id""";

    private static final String FINISH = """
            UPDATE import SET status = 'finished', report = $2::text::jsonb, finished_at = now() WHERE id = $1""";

    private static final String FORGET_BYTES = "DELETE FROM import_chunk WHERE import_id = $1";

    private final SqlConnection transaction;
    private final StoredImport stored;
    private final Survey survey;
    private final OpenedText text;
    private final ChatSlots slots;
    private final Tally tally = new Tally();
    private boolean staged;
    private long added;

    Publication(SqlConnection transaction, StoredImport stored, Survey survey, OpenedText text) {
        this.transaction = transaction;
        this.stored = stored;
        this.survey = survey;
        this.text = text;
        slots = new ChatSlots(transaction, stored);
    }

    /** The report; all is written when it comes. */
    Uni<Report> run() {
        return transaction
                .query("SELECT nextval('message_id') AS id")
                .execute()
                .map(rows -> rows.iterator().next().getLong("id"))
                .call(() -> next().chain(this::begin).chain(this::rest))
                .call(() -> staged ? Merge.run(transaction, stored.id()).invoke(count -> added = count) : nothing())
                .chain(this::settle);
    }

    private Uni<List<ParsedMessage>> begin(List<ParsedMessage> first) {
        return slots.open(first)
                .chain(this::overlaps)
                .invoke(overlap -> staged = overlap)
                .call(overlap -> overlap ? transaction.query(Merge.STAGE).execute() : nothing())
                .replaceWith(first);
    }

    private Uni<Boolean> overlaps() {
        if (!survey.whatsApp()) {
            // The file may name more chats than its first lines do, and they may be old ones.
            return Uni.createFrom().item(true);
        }
        if (!slots.anyOld()) {
            return Uni.createFrom().item(false);
        }
        OffsetDateTime from = survey.layout().from().atStartOfDay().atOffset(ZoneOffset.UTC);
        OffsetDateTime to = survey.layout().to().atStartOfDay().atOffset(ZoneOffset.UTC);
        return transaction
                .preparedQuery(OVERLAP)
                .execute(Tuple.of(slots.id(null), from, to))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /**
     * Reads on while it writes. Statements of a plain file go out two at a time, so that the database has the next one
     * when it is done with the last; where a batch may open a chat, one waits for the other.
     */
    private Uni<Void> rest(List<ParsedMessage> first) {
        Multi<List<ParsedMessage>> following =
                Multi.createBy().repeating().uni(this::next).whilst(batch -> !batch.isEmpty());
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(first), following)
                .onItem()
                .transformToUni(this::write)
                .merge(survey.whatsApp() ? 2 : 1)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> write(List<ParsedMessage> batch) {
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return slots.open(batch)
                .chain(() -> staged
                        ? MessageRows.stage(transaction, batch, slots::id)
                        : MessageRows.add(transaction, batch, slots::id, stored.id())
                                .invoke(count -> added += count)
                                .replaceWithVoid());
    }

    private Uni<Report> settle(long start) {
        Report report = tally.report(survey, stored.zone(), text.whatsApp(), added);
        Tuple id = Tuple.of(stored.id());
        return transaction
                .preparedQuery(BOUNDS)
                .execute(Tuple.of(stored.id(), start))
                .chain(() -> transaction.preparedQuery(REPEATS).execute(id))
                .chain(() -> transaction.preparedQuery(FORGET_BYTES).execute(id))
                .chain(() -> transaction.preparedQuery(FINISH).execute(Tuple.of(stored.id(), ImportStore.json(report))))
                .replaceWith(report);
    }

    private Uni<List<ParsedMessage>> next() {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return text.batch(tally);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static <T> Uni<T> nothing() {
        return Uni.createFrom().nullItem();
    }
}
