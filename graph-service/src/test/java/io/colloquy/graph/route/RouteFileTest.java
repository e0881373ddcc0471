package io.colloquy.graph.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RouteFileTest {
    private static final String GOOD = """
            models:
              - model: small-1
                inputPrice: 0.15
                outputPrice: 0.6
                window: 128000
              - model: free-1
            routes:
              - name: fast
                provider: openai
                baseUrl: http://one/v1
                model: small-1
                keyVariable: ONE_KEY
                fallbacks: [slow, default]
              - name: slow
                provider: openai
                model: large-1
                streamGuarantee: whole
              - name: "local/*"
                provider: openai
                baseUrl: http://two/v1
            """;

    @Test
    void modelsAndRoutesAreRead() {
        RouteFile file = read(GOOD);

        var small = file.models().get("small-1");
        assertEquals(new BigDecimal("0.15"), small.price().perMillionInputTokens());
        assertEquals(128_000, small.window());
        assertNull(file.models().get("free-1").price().perMillionInputTokens(), "not known is not nothing");
        assertEquals(List.of("slow", "default"), file.routes().get("fast").fallbacks());
        assertTrue(file.routes().get("slow").whole());
        assertEquals("routes.yaml line 14", file.routes().get("slow").place());
    }

    @Test
    void jsonIsYaml() {
        RouteFile file = read("{\"models\": [{\"model\": \"m\", \"inputPrice\": 1}]}");

        assertEquals(BigDecimal.ONE, file.models().get("m").price().perMillionInputTokens());
    }

    @Test
    void aStarStandsForAnythingAndADotForItself() {
        var pattern = read(GOOD).routes().get("local/*");

        assertTrue(pattern.matches("local/llama-3.2"));
        assertFalse(pattern.matches("remote/llama"));
        assertFalse(read("routes: [{name: a.*, provider: openai, model: m}]")
                .routes()
                .get("a.*")
                .matches("axb"));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(GOOD.replace("0.15", "-0.15"), "line 3: inputPrice must be a number of 0 or more"),
                Arguments.of(GOOD.replace("0.6", "cheap"), "line 4: outputPrice must be a number of 0 or more"),
                Arguments.of(GOOD.replace("128000", "0"), "line 5: window must be a whole number of 1 or more"),
                Arguments.of(GOOD.replace("window", "windows"), "line 5: windows is not a field"),
                Arguments.of(GOOD.replace("[slow,", "[slwo,"), "line 13: there is no route slwo to fall back to"),
                Arguments.of(GOOD.replace("[slow,", "['local/*',"), "line 13: a fallback needs a model of its own"),
                Arguments.of(GOOD.replace("ONE_KEY", "sk-secret"), "line 12: keyVariable must be the name of"),
                Arguments.of(GOOD.replace("whole", "maybe"), "line 17: streamGuarantee must be whole or draft"),
                Arguments.of(GOOD.replace("name: slow", "name: fast"), "route fast is told twice"),
                Arguments.of(
                        GOOD.replace("provider: openai\n    model", "provider: acme\n    model"),
                        "provider must be one of"),
                Arguments.of("routes:\n  - name: a\n    provider: openai\n", "line 2: model is missing"),
                Arguments.of("routes: 7", "line 1: routes must be a list"),
                Arguments.of("routes:\n  - name: [\n", "it is not YAML"),
                Arguments.of("just words", "line 1: it must hold models and routes"),
                Arguments.of("", "line 1: it must hold models and routes"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsToldWithItsLineAndField(String text, String complaint) {
        var told = assertThrows(MalformedRoutes.class, () -> read(text));

        assertTrue(told.getMessage().startsWith("routes.yaml line "), told.getMessage());
        assertTrue(told.getMessage().contains(complaint), told.getMessage());
        assertFalse(told.getMessage().contains("sk-secret"));
    }

    private static RouteFile read(String text) {
        return RouteFile.read("routes.yaml", text, Set.of("offline", "openai"), Set.of("default"));
    }
}
