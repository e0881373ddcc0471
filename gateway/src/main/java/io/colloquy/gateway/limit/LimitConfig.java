package io.colloquy.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.Optional;

/** Requests a minute; texts, because what is no number is a warning and not the end. The variables are named in application.properties. */
@ConfigMapping(prefix = "gateway.limit")
interface LimitConfig {
    Optional<String> auth();

    Optional<String> api();

    Optional<String> llm();

    @WithName("import")
    Optional<String> imports();

    Optional<String> share();
}
