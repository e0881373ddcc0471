package io.colloquy.summary.digest;

import io.colloquy.summary.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads summaries back. */
@ApplicationScoped
class SummaryReader {
    private static final String PASSAGES = """
            (SELECT json_agg(json_build_object('text', p.text, 'cites',
                        (SELECT json_agg(e.number ORDER BY e.number) FROM summary_evidence e
                         WHERE (e.chat_id, e.day, e.revision, e.passage)
                             = (p.chat_id, p.day, p.revision, p.passage))) ORDER BY p.passage)
             FROM summary_passage p
             WHERE (p.chat_id, p.day, p.revision) = (s.chat_id, s.day, s.revision)) AS passages""";

    private static final String NEWEST = "SELECT s.*, " + PASSAGES + """
             FROM (SELECT DISTINCT ON (day) * FROM summary
                  WHERE chat_id = (SELECT id FROM chat WHERE account = $5 AND id = $1)
                    AND day >= coalesce($2::date, '-infinity') AND day <= coalesce($3::date, 'infinity')
                  ORDER BY day, revision DESC) s
            ORDER BY s.day LIMIT $4""";

    private static final String ONE = "SELECT s.*, " + PASSAGES + """
             FROM summary s
            WHERE s.chat_id = (SELECT id FROM chat WHERE account = $4 AND id = $1) AND s.day = $2
              AND s.revision = coalesce($3::int, s.revision)
            ORDER BY s.revision DESC LIMIT 1""";

    private static final String REVISIONS = """
            SELECT revision, method, reason, messages, created_at FROM summary
            WHERE chat_id = (SELECT id FROM chat WHERE account = $3 AND id = $1) AND day = $2 ORDER BY revision DESC""";

    private static final String EVIDENCE = """
            SELECT DISTINCT e.number, e.message_id, m.id IS NULL AS deleted, m.sender, m.at, m.kind, m.text
            FROM summary_evidence e LEFT JOIN message m ON m.chat_id = e.chat_id AND m.id = e.message_id
            WHERE e.chat_id = (SELECT id FROM chat WHERE account = $4 AND id = $1) AND e.day = $2 AND e.revision = $3
            ORDER BY e.number""";

    private static final String COUNT = """
            SELECT count(DISTINCT (s.chat_id, s.day)) AS count FROM summary s JOIN chat c ON c.id = s.chat_id
            WHERE c.account = $1""";

    private final Database database;

    SummaryReader(Database database) {
        this.database = database;
    }

    Uni<Boolean> chatExists(String account, long chatId) {
        return database.query("SELECT FROM chat WHERE account = $1 AND id = $2", Tuple.of(account, chatId))
                .map(rows -> rows.size() > 0);
    }

    /** Each day's newest, in the order of days. */
    Uni<List<SummaryView>> newest(String account, long chatId, LocalDate from, LocalDate to, int limit) {
        return database.query(NEWEST, Tuple.of(chatId, from, to, limit, account))
                .map(all(SummaryView::of));
    }

    /** The given revision, or the newest for null; empty when there is none. */
    Uni<List<SummaryView>> one(String account, long chatId, LocalDate day, Integer revision) {
        return database.query(ONE, Tuple.of(chatId, day, revision, account)).map(all(SummaryView::of));
    }

    Uni<SummaryDetail> detail(String account, SummaryView summary) {
        Tuple day = Tuple.of(summary.chatId(), summary.day(), account);
        Tuple revision = Tuple.of(summary.chatId(), summary.day(), summary.revision(), account);
        return Uni.combine()
                .all()
                .unis(
                        database.query(REVISIONS, day).map(all(SummaryReader::revision)),
                        database.query(EVIDENCE, revision).map(all(SummaryReader::evidence)))
                .with((revisions, evidence) -> new SummaryDetail(summary, revisions, evidence));
    }

    Uni<Long> count(String account) {
        return database.query(COUNT, Tuple.of(account))
                .map(rows -> rows.iterator().next().getLong("count"));
    }

    private static SummaryDetail.Revision revision(Row row) {
        return new SummaryDetail.Revision(
                row.getInteger("revision"),
                row.getString("method"),
                row.getString("reason"),
                row.getInteger("messages"),
                row.getOffsetDateTime("created_at"));
    }

    private static SummaryDetail.Evidence evidence(Row row) {
        return new SummaryDetail.Evidence(
                row.getInteger("number"),
                row.getLong("message_id"),
                row.getBoolean("deleted"),
                row.getString("sender"),
                row.getOffsetDateTime("at"),
                row.getString("kind"),
                row.getString("text"));
    }

    private static <T> Function<RowSet<Row>, List<T>> all(Function<Row, T> read) {
        return rows -> {
            var list = new ArrayList<T>(rows.size());
            rows.forEach(row -> list.add(read.apply(row)));
            return list;
        };
    }
}
