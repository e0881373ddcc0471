package io.colloquy.tracking.job;

import io.colloquy.tracking.problem.Problems;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What work cost, as far as anybody knows.
 *
 * @param amount null when no call had a known price; never 0 for lack of knowledge
 * @param unpriced how many calls had no known price, and are not in the amount
 */
@RegisterForReflection
public record Cost(
        @DecimalMin("0") @Digits(integer = 12, fraction = 12) @Schema(nullable = true)
        BigDecimal amount,

        @Pattern(regexp = "[A-Z]{3}") @Schema(nullable = true)
        String currency,

        @Min(0) @Max(1_000_000_000) Long unpriced) {
    public Cost {
        unpriced = unpriced == null ? 0 : unpriced;
    }

    /** Null when nobody reported any. */
    static Cost of(Row job) {
        var cost = new Cost(
                job.getBigDecimal("cost_amount"), job.getString("cost_currency"), job.getLong("cost_unpriced"));
        return cost.amount == null && cost.unpriced == 0 ? null : cost;
    }

    public Cost requireCurrency() {
        if ((amount == null) != (currency == null)) {
            throw Problems.unprocessable("cost: amount and currency belong together");
        }
        return this;
    }
}
