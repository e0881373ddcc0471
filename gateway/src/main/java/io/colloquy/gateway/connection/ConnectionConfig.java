package io.colloquy.gateway.connection;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How many connections at once; texts, because what is no number is a warning and not the end. The variables are named in application.properties. */
@ConfigMapping(prefix = "gateway.connections")
interface ConnectionConfig {
    Optional<String> most();

    Optional<String> mostPerAddress();
}
