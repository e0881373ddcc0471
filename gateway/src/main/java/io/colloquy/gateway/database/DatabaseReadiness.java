package io.colloquy.gateway.database;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the service's own database answers within a second; the shipped check would wait as long as the database does. */
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
        return database.run("SELECT 1", Tuple.tuple(), PATIENCE)
                .map(rows -> HealthCheckResponse.up("database"))
                .onFailure()
                .recoverWithItem(HealthCheckResponse.down("database"));
    }
}
