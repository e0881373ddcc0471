package io.colloquy.summary.tracking;

import io.colloquy.summary.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** How the jobs ended that this service had ordered. */
@ApplicationScoped
public class JobEnds {
    private static final Logger LOG = Logger.getLogger(JobEnds.class);
    private static final String DELETED = "deleted";

    // A job that was delivered and is not known any more was deleted by somebody; nobody must wait for it forever.
    private static final String GONE =
            "SELECT FROM job_order WHERE id = $1 AND delivered_at < now() - interval '1 minute'";

    private final Database database;
    private final TrackingServiceClient tracking;

    JobEnds(Database database, TrackingServiceClient tracking) {
        this.database = database;
        this.tracking = tracking;
    }

    /**
     * The status that the job ended with, {@code deleted} when it is not there any more; empty while it goes on, and also
     * when it is not there yet or nobody can be asked for now: then one asks again.
     */
    public Uni<Optional<String>> of(String account, UUID job) {
        return tracking.job(account, job)
                .map(progress -> Optional.of(progress.status()).filter(status -> progress.ended()))
                .onFailure(JobEnds::unknownJob)
                .recoverWithUni(() -> database.query(GONE, Tuple.of(job))
                        .map(gone -> Optional.of(DELETED).filter(status -> gone.size() == 1)))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf("The end of job %s is asked for later: %s", job, failure.getMessage());
                    return Optional.empty();
                });
    }

    private static boolean unknownJob(Throwable failure) {
        return failure instanceof WebApplicationException answered
                && answered.getResponse().getStatus() == Response.Status.NOT_FOUND.getStatusCode();
    }
}
