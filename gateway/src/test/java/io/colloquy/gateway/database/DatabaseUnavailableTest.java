package io.colloquy.gateway.database;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.Test;

class DatabaseUnavailableTest {
    @Test
    void aConnectionThatIsNotLetInOrThrownOutIsAnOutage() {
        assertTrue(DatabaseUnavailable.explains(
                new PgException("database is not currently accepting connections", "FATAL", "55000", null)));
        assertTrue(DatabaseUnavailable.explains(new PgException("terminating connection", "FATAL", "57P01", null)));
    }

    @Test
    void aStatementThatWasRefusedIsNone() {
        assertFalse(DatabaseUnavailable.explains(new PgException("duplicate key", "ERROR", "23505", null)));
    }
}
