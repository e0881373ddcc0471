package io.colloquy.graph.scripted;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/**
 * As {@link ScriptedProviderProfile}, with {@code ENABLE_RETRY_LOGIC=true}, pauses that a test can wait for, and a file of
 * routes to the same provider: {@code first} has the fallback {@code second}, {@code narrow} has a small window.
 */
public final class ReliableProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(new ScriptedProviderProfile().getConfigOverrides());
        settings.put("enable.retry-logic", "true");
        settings.put("retry.backoff-ms", "20,40");
        settings.put("llm.routes-file", RoutesFile.written("reliable", routes(settings.get("openai.base-url"))));
        return settings;
    }

    private static String routes(String url) {
        return """
                models:
                  - {model: narrow-1, window: 50}
                routes:
                  - {name: first, provider: openai, baseUrl: "%1$s", model: first-1, fallbacks: [second]}
                  - {name: second, provider: openai, baseUrl: "%1$s", model: second-1}
                  - {name: narrow, provider: openai, baseUrl: "%1$s", model: narrow-1}
                """.formatted(url);
    }
}
