package io.colloquy.graph.usage;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.graph.scripted.ReliableProfile;
import io.colloquy.graph.scripted.Script;
import io.colloquy.graph.scripted.ScriptedProvider;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** {@code USAGE_LEDGER=false}: whoever pays for nothing but electricity need not count. */
@QuarkusTest
@TestProfile(NoLedgerTest.Profile.class)
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class NoLedgerTest {
    @ConfigProperty(name = "openai.base-url")
    URI provider;

    @Test
    void nothingIsCountedAndAKeyStillAsksTheProviderOnce() {
        try (var fake = ScriptedProvider.startOn(provider.getPort())) {
            fake.usually(Script.says("On Friday."));

            chat("no-ledger").then().statusCode(200).body("choices[0].message.content", equalTo("On Friday."));
            chat("no-ledger").then().statusCode(200).header("Idempotent-Replayed", "true");
            chat(null).then().statusCode(200);

            assertEquals(2, fake.calls());
            get("/api/usage/current").then().body("requestsToday", equalTo(0)).body("tokens", equalTo(0));
            get("/api/operator/usage/verify").then().body("consistent", equalTo(true));
        }
    }

    private static Response chat(String key) {
        var request = RestAssured.given()
                .contentType(ContentType.JSON)
                .body(
                        "{\"model\": \"first\", \"messages\": [{\"role\": \"user\", \"content\": \"When do we meet?\"}]}");
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/v1/chat/completions");
    }

    public static final class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(new ReliableProfile().getConfigOverrides());
            settings.put("usage.ledger", "false");
            return settings;
        }
    }
}
