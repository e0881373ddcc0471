package io.colloquy.summary.importing;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Map;

/** Ends a waiting import for good: it says why, and the bytes go. */
final class ImportFailure {
    private static final String FAIL = """
            UPDATE import SET status = 'failed', failure = $2::text::jsonb, finished_at = now()
             WHERE id = $1 AND status = 'waiting'""";
    private static final String FORGET = """
            DELETE FROM import_chunk WHERE import_id IN (SELECT id FROM import WHERE id = $1 AND status = 'failed')""";

    private ImportFailure() {}

    /** Whether it was this call that ended it; nothing happens to an import that has ended already. */
    static Uni<Boolean> write(SqlConnection transaction, long id, HttpProblem problem) {
        String json = ImportStore.json(Map.of(
                "type", problem.getType().toString(), "title", problem.getTitle(), "detail", problem.getDetail()));
        return transaction
                .preparedQuery(FAIL)
                .execute(Tuple.of(id, json))
                .map(failed -> failed.rowCount() == 1)
                .call(() -> transaction.preparedQuery(FORGET).execute(Tuple.of(id)));
    }
}
