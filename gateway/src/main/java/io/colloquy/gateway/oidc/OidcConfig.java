package io.colloquy.gateway.oidc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Whose tokens open accounts here besides our own; the environment variables are named in application.properties. */
@ConfigMapping(prefix = "gateway.oidc")
interface OidcConfig {
    Optional<String> issuer();

    Optional<String> audience();

    /** How long each of the issuer's two documents may take. */
    @WithDefault("2S")
    Duration patience();

    /** At least this long lies between two questions, however many tokens name keys that nobody knows. */
    @WithDefault("10S")
    Duration pause();
}
