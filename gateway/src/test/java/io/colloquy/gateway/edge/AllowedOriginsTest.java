package io.colloquy.gateway.edge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {
    @Test
    void anOriginIsKeptAsBrowsersWriteIt() {
        AllowedOrigins origins = new AllowedOrigins(
                Settings.origins(" https://Notes.example:443 ", "http://[::1]:5173", "http://localhost:80"));

        assertTrue(origins.hold("https://notes.example"));
        assertTrue(origins.hold("http://[::1]:5173"));
        assertTrue(origins.hold("http://localhost"));
        assertFalse(origins.hold("https://notes.example:443"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "",
                "https://*.example",
                "https://notes.example/",
                "https://notes.example/app",
                "notes.example",
                "ftp://notes.example",
                "https://user@notes.example",
                "https://a b"
            })
    void whatIsNoOriginIsLeftOutAndTheOthersHold(String entry) {
        AllowedOrigins origins = new AllowedOrigins(Settings.origins(entry, "https://notes.example"));

        assertFalse(origins.hold(entry));
        assertTrue(origins.hold("https://notes.example"));
    }
}
