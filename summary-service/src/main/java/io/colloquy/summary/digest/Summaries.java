package io.colloquy.summary.digest;

import io.colloquy.summary.day.Transcript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Writes summaries with their evidence. */
@ApplicationScoped
public class Summaries {
    // Of two who summarise the same day at once, the second waits here for the first and then writes nothing.
    private static final String INSERT = """
            INSERT INTO summary (chat_id, day, revision, method, reason, input_hash, messages, provider, model,
                                 prompt_version, operation_id, prompt_tokens, completion_tokens, cost)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT (chat_id, day, revision) DO NOTHING""";

    private static final String PASSAGES = """
            INSERT INTO summary_passage (chat_id, day, revision, passage, text)
            SELECT $1, $2, $3, p.passage, p.text FROM unnest($4::int[], $5::text[]) AS p (passage, text)""";

    private static final String EVIDENCE = """
            INSERT INTO summary_evidence (chat_id, day, revision, passage, number, message_id)
            SELECT $1, $2, $3, e.passage, e.number, e.message
            FROM unnest($4::int[], $5::int[], $6::bigint[]) AS e (passage, number, message)""";

    /** Whether this revision was written now; false when it was there already, and then nothing changes. */
    public Uni<Boolean> store(SqlConnection transaction, Transcript day, int revision, Draft draft) {
        return transaction
                .preparedQuery(INSERT)
                .execute(row(day, revision, draft))
                .chain(inserted -> inserted.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : passages(transaction, day, revision, draft).replaceWith(true));
    }

    private static Uni<Void> passages(SqlConnection transaction, Transcript day, int revision, Draft draft) {
        var all = new ArrayList<Passage>(List.of(draft.digest()));
        all.addAll(draft.points());
        var index = new ArrayList<Integer>();
        var cited = new ArrayList<Integer>();
        var numbers = new ArrayList<Integer>();
        var messages = new ArrayList<Long>();
        for (int passage = 0; passage < all.size(); passage++) {
            index.add(passage);
            for (int number : all.get(passage).cites()) {
                cited.add(passage);
                numbers.add(number);
                messages.add(day.messages().get(number - 1).id());
            }
        }
        String[] texts = all.stream().map(Passage::text).toArray(String[]::new);
        Tuple words = key(day, revision).addValue(index.toArray(Integer[]::new)).addValue(texts);
        Tuple evidence = key(day, revision)
                .addValue(cited.toArray(Integer[]::new))
                .addValue(numbers.toArray(Integer[]::new))
                .addValue(messages.toArray(Long[]::new));
        return transaction
                .preparedQuery(PASSAGES)
                .execute(words)
                .chain(() -> transaction.preparedQuery(EVIDENCE).execute(evidence))
                .replaceWithVoid();
    }

    private static Tuple key(Transcript day, int revision) {
        return Tuple.tuple().addValue(day.chatId()).addValue(day.day()).addValue(revision);
    }

    private static Tuple row(Transcript day, int revision, Draft draft) {
        Draft.Origin origin = draft.source();
        return key(day, revision)
                .addValue(draft.method().text())
                .addValue(draft.reason())
                .addValue(day.inputHash())
                .addValue(day.messages().size())
                .addValue(origin.provider())
                .addValue(origin.model())
                .addValue(origin.promptVersion())
                .addValue(origin.operationId())
                .addValue(origin.promptTokens())
                .addValue(origin.completionTokens())
                .addValue(origin.cost());
    }
}
