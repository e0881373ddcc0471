package io.colloquy.standalone.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.standalone.client.GatewayClient;
import io.colloquy.standalone.client.UsageView;
import io.colloquy.standalone.system.Secrets;
import io.colloquy.standalone.system.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is let in, at the gateway and behind it, in a system as {@code ./colloquy} starts it. */
class IdentityIT {
    private static final Map<Service, String> PATHS = Map.of(
            Service.SUMMARY, "/api/chats",
            Service.GRAPH, "/api/usage/current",
            Service.TRACKING, "/api/jobs");

    private final RunningColloquy colloquy = RunningColloquy.shared();

    @Test
    void theGatewayLetsNobodyInWithoutAKeyAndTheOperatorWithHis() {
        PATHS.values().forEach(path -> {
            assertEquals(401, gateway(path, null).statusCode(), path);
            assertEquals(401, gateway(path, "clq_abcdef_" + "0".repeat(43)).statusCode(), path);
            assertEquals(200, gateway(path, colloquy.operatorKey()).statusCode(), path);
        });
        assertEquals(200, gateway("/health", null).statusCode());
    }

    @Test
    void aServiceRefusesWhoeverComesPastTheGateway() {
        PATHS.forEach((service, path) -> {
            String url = colloquy.system().ports().url(service) + path;
            var tokens = colloquy.tokens();
            Service other = service == Service.GRAPH ? Service.TRACKING : Service.GRAPH;

            assertEquals(401, send(url, null).statusCode(), path);
            assertEquals(401, send(url, colloquy.operatorKey()).statusCode(), path + " with an operator's key");
            assertEquals(401, send(url, tokens.user(other, "local")).statusCode(), path + " with another's token");
            assertEquals(200, send(url, tokens.user(service, "local")).statusCode(), path);

            String internal = url.substring(0, url.indexOf("/api")) + "/internal/anything";
            assertEquals(401, send(internal, null).statusCode(), internal);
            assertEquals(403, send(internal, tokens.operator(service)).statusCode(), internal);
        });
        assertEquals(404, gateway("/internal/anything", colloquy.operatorKey()).statusCode());
    }

    /** As the README tells it. */
    @Test
    void anAccountThatTheOperatorMadeSeesItsOwnAndAsksModelsWithItsKey() {
        var operator = colloquy.gateway();
        var anna = Map.of("name", "anna", "password", "eleven lighthouses in the fog", "cookie", false);
        operator.post(
                "/api/operator/accounts", Map.of("name", "anna", "password", anna.get("password")), JsonNode.class);
        String session = operator.post("/api/auth/login", anna, JsonNode.class)
                .path("token")
                .asText();
        String key = as(session)
                .post("/api/keys", Map.of("name", "notebook", "scopes", List.of("read", "generate")), JsonNode.class)
                .path("key")
                .asText();
        long chat = new Chats(operator)
                .imported("WhatsApp Chat with Operator.txt", Chats.export(1, 3))
                .chats()
                .get(0);

        assertEquals(200, gateway("/api/chats/" + chat, colloquy.operatorKey()).statusCode());
        assertEquals(404, gateway("/api/chats/" + chat, key).statusCode());
        assertEquals(0, as(key).get("/api/chats", JsonNode.class).path("items").size());
        assertEquals(403, gateway("/api/operator/accounts", key).statusCode());
        var question = Map.of(
                "model",
                "default",
                "messages",
                List.of(Map.of("role", "user", "content", "The boat leaves at seven.")));
        var answer = as(key).post("/v1/chat/completions", question, JsonNode.class);
        assertFalse(answer.path("choices")
                .path(0)
                .path("message")
                .path("content")
                .asText()
                .isEmpty());
        assertEquals(1, as(key).get("/api/usage/current", UsageView.class).requestsToday());
    }

    private GatewayClient as(String bearer) {
        return new GatewayClient(colloquy.system().ports().url(Service.GATEWAY), () -> bearer);
    }

    @Test
    void noSecretStandsOnACommandLineOrInALog() throws IOException {
        Secrets secrets = colloquy.system().secrets();
        List<String> hidden = Stream.of(
                        secrets.operatorKey(),
                        privatePart(secrets, Service.GATEWAY),
                        privatePart(secrets, Service.SUMMARY))
                .toList();

        assertEquals(200, gateway("/api/chats", secrets.operatorKey()).statusCode());

        List<String> lines = ProcessHandle.current()
                .descendants()
                .map(process -> process.info().commandLine().orElse(""))
                .toList();
        assertTrue(
                lines.stream().filter(line -> line.contains("quarkus-run.jar")).count() >= 4, lines::toString);
        for (String secret : hidden) {
            assertTrue(lines.stream().noneMatch(line -> line.contains(secret)));
        }
        try (Stream<Path> logs = Files.list(colloquy.home().resolve("logs"))) {
            for (Path log : logs.toList()) {
                String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
                hidden.forEach(secret -> assertFalse(text.contains(secret), log.toString()));
            }
        }
    }

    private static String privatePart(Secrets secrets, Service service) throws IOException {
        return new ObjectMapper()
                .readTree(secrets.internal().privateKey(service).orElseThrow())
                .path("d")
                .asText();
    }

    private HttpResponse<String> gateway(String path, String key) {
        return send(colloquy.system().ports().url(Service.GATEWAY) + path, key);
    }

    private HttpResponse<String> send(String url, String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return colloquy.send(bearer == null ? request : request.header("Authorization", "Bearer " + bearer));
    }
}
