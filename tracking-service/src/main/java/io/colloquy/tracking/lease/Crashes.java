package io.colloquy.tracking.lease;

import io.colloquy.tracking.job.Counts;
import io.colloquy.tracking.job.JobMessage;
import io.colloquy.tracking.job.JobMessage.Severity;
import io.colloquy.tracking.job.JobProgress;
import io.colloquy.tracking.statistics.RollUps;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What follows when a batch was taken from its holder. */
@ApplicationScoped
class Crashes {
    private final JobProgress progress;
    private final Splitting splitting;
    private final RollUps rollUps;
    private final BatchMetrics metrics;

    Crashes(JobProgress progress, Splitting splitting, RollUps rollUps, BatchMetrics metrics) {
        this.progress = progress;
        this.splitting = splitting;
        this.rollUps = rollUps;
        this.metrics = metrics;
    }

    /** In the transaction that took the batch, whose row tells what became of it. */
    Uni<Void> follow(SqlConnection connection, Row batch) {
        UUID job = batch.getUUID("job_id");
        int number = batch.getInteger("number");
        metrics.attemptEnded("crashed", batch.getDouble("seconds"));
        Uni<Void> consequence = switch (batch.getString("status")) {
            case "split" -> splitting.split(connection, job, number);
            case "crashed" -> givenUp(connection, job, batch.getArrayOfStrings("items")[0]);
            default -> Uni.createFrom().voidItem();
        };
        return consequence.flatMap(done -> rollUps.attemptCrashed(connection, job, number));
    }

    private Uni<Void> givenUp(SqlConnection connection, UUID job, String item) {
        String text = "Item " + item + " was given up: its worker crashed on it 3 times";
        var message = new JobMessage(item, Severity.ERROR, text);
        return progress.count(connection, job, Counts.oneCrashed(), List.of(message), text);
    }
}
