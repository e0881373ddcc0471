package io.colloquy.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.gateway.database.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AuditTableTest {
    private static final String PLANTED = "a-thing-of-the-past";

    @Inject
    Database database;

    @BeforeEach
    void somethingHappened() {
        run("INSERT INTO audit_event (action, request_id) VALUES ('" + PLANTED + "', 'r-1')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_event SET request_id = 'another'",
                "DELETE FROM audit_event",
                "TRUNCATE audit_event"
            })
    void whatHappenedStaysWritten(String change) {
        assertEquals("42501", assertThrows(PgException.class, () -> run(change)).getSqlState());
    }

    private RowSet<Row> run(String sql) {
        return database.run(sql, Tuple.tuple()).await().atMost(Duration.ofSeconds(10));
    }
}
