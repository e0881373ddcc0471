package io.colloquy.tracking.event;

import io.colloquy.tokengate.Caller;
import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

class KnownJobFilter {
    private final Database database;
    private final Caller caller;

    KnownJobFilter(Database database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    @OfKnownJob
    @ServerRequestFilter
    Uni<Void> check(UriInfo request) {
        String id = request.getPathParameters().getFirst("id");
        return database.query(
                        "SELECT 1 FROM job WHERE id = $1 AND account = $2", Tuple.of(parsed(id), caller.account()))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw Problems.notFound("Job " + id);
                    }
                })
                .replaceWithVoid();
    }

    private static UUID parsed(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problems.notFound("Job " + id);
        }
    }
}
