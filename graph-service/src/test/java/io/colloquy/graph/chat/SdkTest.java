package io.colloquy.graph.chat;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.scripted.ScriptedProvider;
import io.colloquy.graph.scripted.ScriptedProviderProfile;
import io.colloquy.internaltokentest.Bearer;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SDKs that people use, as npm has them and unchanged. What they expect is written in src/test/node. */
@QuarkusTest
@TestProfile(ScriptedProviderProfile.class)
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class SdkTest {
    private static final String LIMITED = "sdk-limited";

    @ConfigProperty(name = "openai.base-url")
    URI provider;

    @TestHTTPResource
    URL service;

    private ScriptedProvider fake;

    @BeforeEach
    void start() {
        fake = ScriptedProvider.startOn(provider.getPort()).usually(new Talker());
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai.test.mjs", "vercel.test.mjs"})
    void anSdkThatKnowsNothingOfThisServiceWorksWithIt(String script) throws Exception {
        var project = NodeProject.installed();
        useUp(LIMITED);
        var where = Map.of(
                "COLLOQUY_URL",
                "http://" + service.getAuthority(),
                "COLLOQUY_KEY",
                credential(Bearer.LOCAL),
                "COLLOQUY_LIMITED_KEY",
                credential(LIMITED));

        NodeProject.Run run = project.run(where, "node", "--test", script);

        assertTrue(run.ok(), run.output());
    }

    /** What the SDKs put behind the word Bearer. */
    private static String credential(String account) {
        return Bearer.of(account).substring("Bearer ".length());
    }

    /** Asks until the day of an account is used up. */
    private static void useUp(String account) {
        Response answer;
        do {
            answer = given().contentType("application/json")
                    .header(Bearer.as(account))
                    .body(ChatErrorsTest.hello().encode())
                    .post("/v1/chat/completions");
        } while (answer.statusCode() == 200);
        answer.then().statusCode(429).header("Retry-After", notNullValue());
    }
}
