package io.colloquy.gateway.leaving;

import io.colloquy.gateway.audit.Audit;
import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.neighbour.Neighbour;
import io.colloquy.gateway.problem.Invalid;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/** What the services still have to do for those who left. The database's clock says what is due. */
@ApplicationScoped
class Steps {
    /** Whoever takes a step has a minute for it; if he dies, somebody else takes it then. */
    private static final String TAKE = """
        UPDATE leaving_step SET next_at = now() + interval '1 minute'
         WHERE (account, service) = (
               SELECT account, service FROM leaving_step step
                WHERE done_at IS NULL AND next_at <= now()
                  AND NOT EXISTS (SELECT FROM leaving_step before WHERE before.account = step.account
                                     AND before.position < step.position AND before.emptied_at IS NULL)
                ORDER BY next_at FOR UPDATE SKIP LOCKED LIMIT 1)
        RETURNING account, service
        """;

    private static final String ANSWERED = """
        UPDATE leaving_step SET failures = 0,
               deleted = (SELECT coalesce(jsonb_object_agg(sort, coalesce((leaving_step.deleted->>sort)::bigint, 0)
                                                      + coalesce(($3::jsonb->>sort)::bigint, 0)), '{}')
                            FROM (SELECT jsonb_object_keys(leaving_step.deleted || $3::jsonb)) AS sorts (sort)),
               emptied_at = CASE WHEN $4 THEN coalesce(emptied_at, now()) ELSE emptied_at END,
               done_at = CASE WHEN $4 AND now() >= requested_at + make_interval(secs => $5) THEN now() END,
               next_at = CASE WHEN $4 THEN requested_at + make_interval(secs => $5)
                              ELSE now() + make_interval(secs => $6) END
          FROM leaving WHERE leaving.account = leaving_step.account
           AND leaving_step.account = $1 AND service = $2 AND done_at IS NULL
        """;
    private static final String FINISH = """
        UPDATE leaving SET finished_at = now()
         WHERE account = $1 AND finished_at IS NULL
           AND NOT EXISTS (SELECT FROM leaving_step WHERE account = $1 AND done_at IS NULL)
        """;
    private static final String FAILED = """
        UPDATE leaving_step SET failures = failures + 1,
               next_at = now() + least(interval '5 minutes', interval '2 seconds' * power(2, least(failures, 10)))
         WHERE account = $1 AND service = $2
        """;
    private static final String RECEIPT = """
        SELECT requested_at, finished_at, service, deleted, emptied_at, done_at
          FROM leaving JOIN leaving_step USING (account) WHERE receipt_hash = $1 ORDER BY position
        """;

    private static final double WAIT_SECONDS = 1;

    private final Database database;
    private final LeavingConfig config;

    Steps(Database database, LeavingConfig config) {
        this.database = database;
        this.config = config;
    }

    Uni<Optional<Step>> take() {
        return database.run(TAKE, Tuple.tuple())
                .map(rows -> rows.iterator().hasNext()
                        ? Optional.of(Step.of(rows.iterator().next()))
                        : Optional.empty());
    }

    /**
     * Counts what an answer says.
     *
     * @param deleted by sort; without any, the service waits for something, and is asked again in a second
     */
    Uni<Void> answered(Step step, boolean done, JsonObject deleted) {
        double settled = config.settled().toMillis() / 1000.0;
        boolean moves = deleted.stream().anyMatch(count -> ((Number) count.getValue()).longValue() > 0);
        Tuple values =
                Tuple.of(step.account(), step.service(), deleted, done, settled).addDouble(moves ? 0.0 : WAIT_SECONDS);
        return database.inTransaction(transaction -> transaction
                .preparedQuery(ANSWERED)
                .execute(values)
                .chain(counted -> finish(transaction, step.account())));
    }

    Uni<Void> failed(Step step) {
        return database.run(FAILED, Tuple.of(step.account(), step.service())).replaceWithVoid();
    }

    Uni<Receipt> receipt(ReceiptLink link) {
        return database.run(RECEIPT, Tuple.of(Buffer.buffer(link.hash()))).map(rows -> {
            if (!rows.iterator().hasNext()) {
                throw Invalid.notFound();
            }
            return Receipt.of(rows);
        });
    }

    private static Uni<Void> finish(SqlConnection transaction, String account) {
        return transaction
                .preparedQuery(FINISH)
                .execute(Tuple.of(account))
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : Audit.write(transaction, Departures.left(account)));
    }

    /** One service that is to forget one account. */
    record Step(String account, String service) {
        static Step of(Row row) {
            return new Step(row.getString("account"), row.getString("service"));
        }

        Neighbour neighbour() {
            return Neighbour.valueOf(service.toUpperCase(Locale.ROOT));
        }
    }
}
