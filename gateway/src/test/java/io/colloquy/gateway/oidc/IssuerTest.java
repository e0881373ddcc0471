package io.colloquy.gateway.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerTest {
    @ParameterizedTest
    @CsvSource({
        "https://id.example, https://id.example/.well-known/openid-configuration",
        "https://id.example/realms/home, https://id.example/realms/home/.well-known/openid-configuration",
        "https://id.example:8443/, https://id.example:8443/.well-known/openid-configuration",
        "http://localhost:9000, http://localhost:9000/.well-known/openid-configuration",
        "http://[::1]:9000, http://[::1]:9000/.well-known/openid-configuration",
    })
    void anIssuerIsAnHttpsUrlOrOneOfThisMachine(String id, String discovery) {
        Issuer issuer = configured(id, "colloquy").orElseThrow();

        assertEquals(id, issuer.id());
        assertEquals(discovery, issuer.discovery());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example",
                "http://localhost.example",
                "http://127.0.0.1.example",
                "http://user@localhost",
                "https://user:secret@id.example",
                "https://id.example?tenant=1",
                "https://id.example#x",
                "https:///nobody",
                "ftp://id.example",
                "id.example",
                "https://id.example/a b"
            })
    void whatIsNoSafeUrlTurnsItOff(String id) {
        assertTrue(configured(id, "colloquy").isEmpty());
    }

    @Test
    void halfASettingTurnsItOff() {
        assertTrue(configured("https://id.example", " ").isEmpty());
        assertTrue(configured(" ", "colloquy").isEmpty());
        assertTrue(configured(null, null).isEmpty());
    }

    private static Optional<Issuer> configured(String issuer, String audience) {
        return Issuer.configured(new OidcConfig() {
            @Override
            public Optional<String> issuer() {
                return Optional.ofNullable(issuer);
            }

            @Override
            public Optional<String> audience() {
                return Optional.ofNullable(audience);
            }

            @Override
            public Duration patience() {
                return Duration.ofSeconds(1);
            }

            @Override
            public Duration pause() {
                return Duration.ofSeconds(1);
            }
        });
    }
}
