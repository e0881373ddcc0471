package io.colloquy.summary.database;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the service's own database answers within a second; the framework's check waits as long as it is frozen. */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements AsyncHealthCheck {
    private static final Duration PATIENCE = Duration.ofMillis(900);

    private final Database database;

    DatabaseReadiness(Database database) {
        this.database = database;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return database.query("SELECT 1", Tuple.tuple(), PATIENCE)
                .map(rows -> HealthCheckResponse.up("database"))
                .onFailure()
                .recoverWithItem(failure -> HealthCheckResponse.down("database"));
    }
}
