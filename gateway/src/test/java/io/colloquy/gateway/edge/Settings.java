package io.colloquy.gateway.edge;

import java.util.List;
import java.util.Optional;

record Settings(List<String> proxies, List<String> origins, boolean requireHttps) implements EdgeConfig {
    static Settings proxies(String... entries) {
        return new Settings(List.of(entries), List.of(), false);
    }

    static Settings origins(String... entries) {
        return new Settings(List.of(), List.of(entries), false);
    }

    @Override
    public Optional<List<String>> trustedProxies() {
        return Optional.of(proxies);
    }

    @Override
    public Optional<List<String>> allowedOrigins() {
        return Optional.of(origins);
    }
}
