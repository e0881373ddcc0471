package io.colloquy.tracking.job;

import io.colloquy.tracking.job.JobMessage.Severity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Adds up what the attempts at a job's batches cost. */
@ApplicationScoped
class JobCosts {
    /** The first currency is the job's. What came in another cannot be added: it counts as a call without a known price. */
    private static final String SPEND = """
            UPDATE job SET
                cost_amount = CASE WHEN $3::text IS NULL OR cost_currency <> $3 THEN cost_amount
                    ELSE coalesce(cost_amount, 0) + $2::numeric END,
                cost_currency = coalesce(cost_currency, $3),
                cost_unpriced = cost_unpriced + $4::bigint + CASE WHEN cost_currency <> $3 THEN 1 ELSE 0 END
            WHERE id = $1 AND finished_at IS NULL
            RETURNING cost_currency
            """;

    /** Answers what is to be said about it, if anything. */
    Uni<List<JobMessage>> spend(SqlConnection connection, UUID job, Cost cost) {
        return connection
                .preparedQuery(SPEND)
                .execute(Tuple.of(job, cost.amount(), cost.currency(), cost.unpriced()))
                .map(rows -> {
                    String currency = rows.iterator().next().getString("cost_currency");
                    boolean added = cost.currency() == null || cost.currency().equals(currency);
                    return added ? List.of() : List.of(notAdded(cost, currency));
                });
    }

    private static JobMessage notAdded(Cost cost, String currency) {
        String amount = cost.amount().toPlainString() + " " + cost.currency();
        return new JobMessage(
                null, Severity.WARNING, "A cost of " + amount + " is not in the job's sum, which is in " + currency);
    }
}
