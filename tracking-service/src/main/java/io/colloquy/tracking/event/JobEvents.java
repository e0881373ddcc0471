package io.colloquy.tracking.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.tracking.statistics.RollUps;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Writes what happened to a job, durably and in order, and wakes the streams that follow it when the transaction commits. */
@ApplicationScoped
public class JobEvents {
    /**
     * The job's row is locked before an id is drawn: otherwise the later of two ids could be committed first, and a stream that
     * has sent it would never look at the earlier one.
     */
    private static final String APPEND = """
            WITH locked AS MATERIALIZED (SELECT id FROM job WHERE id = $1 FOR NO KEY UPDATE),
            appended AS (
                INSERT INTO job_event (job_id, name, data)
                SELECT locked.id, e.name, e.data::jsonb
                FROM locked, unnest($2::text[], $3::text[]) WITH ORDINALITY AS e (name, data, position)
                ORDER BY e.position
                RETURNING id)
            SELECT pg_notify('job_event', id::text) FROM locked
            """;

    private final ObjectMapper json;
    private final RollUps rollUps;

    JobEvents(ObjectMapper json, RollUps rollUps) {
        this.json = json;
        this.rollUps = rollUps;
    }

    /** In the caller's transaction, which must already see the job. Whatever ends a job says so here, once: here it is counted. */
    public Uni<Void> append(SqlConnection connection, UUID job, List<Happening> happenings) {
        if (happenings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] names = happenings.stream().map(Happening::name).toArray(String[]::new);
        String[] data = happenings.stream().map(h -> text(h.data())).toArray(String[]::new);
        return connection
                .preparedQuery(APPEND)
                .execute(Tuple.of(job, names, data))
                .flatMap(appended -> happenings.stream().anyMatch(Happening::isEnd)
                        ? rollUps.jobEnded(connection, job)
                        : Uni.createFrom().voidItem());
    }

    private String text(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event's data is not JSON", e);
        }
    }

    /**
     * One thing that happened.
     *
     * @param name {@code created}, {@code progress}, {@code message} or {@code finished}
     */
    public record Happening(String name, Object data) {
        boolean isEnd() {
            return "finished".equals(name);
        }
    }
}
