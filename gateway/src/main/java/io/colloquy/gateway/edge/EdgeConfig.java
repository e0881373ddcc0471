package io.colloquy.gateway.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What stands before the gateway; the environment variables are named in application.properties. */
@ConfigMapping(prefix = "gateway.edge")
interface EdgeConfig {
    /** Addresses or networks of proxies whose X-Forwarded-* is believed. */
    Optional<List<String>> trustedProxies();

    /** Origins of web pages elsewhere that may call. */
    Optional<List<String>> allowedOrigins();

    /** Whether requests that came by plain http, but from this machine, are refused. */
    @WithDefault("false")
    boolean requireHttps();
}
