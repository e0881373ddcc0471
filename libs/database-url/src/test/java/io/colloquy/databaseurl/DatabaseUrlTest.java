package io.colloquy.databaseurl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @Test
    void credentialsLeaveTheAddressAndAreDecoded() {
        var url = DatabaseUrl.parse("postgresql://anna:p%40ss+word@db.example:5433/summary?sslmode=require");

        assertEquals(new DatabaseUrl("anna", "p@ss+word", "//db.example:5433/summary?sslmode=require"), url);
        assertEquals(
                "jdbc:postgresql://db.example:5433/summary?sslmode=require",
                url.settings().get("quarkus.datasource.jdbc.url"));
    }

    @Test
    void aUrlWithoutCredentialsLeavesThemToOtherSettings() {
        var settings = DatabaseUrl.parse("postgres://db/summary").settings();

        assertEquals("postgresql://db/summary", settings.get("quarkus.datasource.reactive.url"));
        assertNull(settings.get("quarkus.datasource.username"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://db/summary", "postgresql://db", "postgresql:///summary", "summary"})
    void anythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> DatabaseUrl.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "many", "-3"})
    void aPoolSizeOutOfRangeFallsBackToTen(String text) {
        assertEquals(10, DatabaseSettings.poolSize(text));
    }
}
