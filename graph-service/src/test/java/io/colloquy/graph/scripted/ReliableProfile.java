package io.colloquy.graph.scripted;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** As {@link ScriptedProviderProfile}, with {@code ENABLE_RETRY_LOGIC=true} and pauses that a test can wait for. */
public final class ReliableProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(new ScriptedProviderProfile().getConfigOverrides());
        settings.put("enable.retry-logic", "true");
        settings.put("retry.backoff-ms", "20,40");
        return settings;
    }
}
