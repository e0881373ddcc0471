package io.colloquy.graph.scripted;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * The service with {@code LLM_PROVIDER=openai}. Only the port is chosen here, because the profile lives in another class
 * loader than the tests: they start the provider themselves, where {@code openai.base-url} says.
 */
public final class ScriptedProviderProfile implements QuarkusTestProfile {
    /** Planted: it must not show anywhere but in the request to the provider. */
    public static final String KEY = "sk-planted-key-4711";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "llm.provider",
                "openai",
                "openai.api-key",
                KEY,
                "openai.model",
                "scripted-1",
                "openai.base-url",
                "http://127.0.0.1:" + FreePort.find() + "/v1");
    }
}
