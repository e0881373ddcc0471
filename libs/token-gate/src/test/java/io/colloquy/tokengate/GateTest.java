package io.colloquy.tokengate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.internaltoken.Grant;
import io.colloquy.internaltoken.Group;
import io.colloquy.internaltoken.KeyPair;
import io.colloquy.internaltoken.SigningKey;
import io.colloquy.internaltoken.TokenSigner;
import io.colloquy.internaltoken.TokenVerifier;
import io.colloquy.internaltoken.VerificationKeys;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final KeyPair PAIR = KeyPair.generate("gateway");
    private static final TokenSigner SIGNER = new TokenSigner(SigningKey.parse(PAIR.privateJwk(), "gateway"));
    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static HttpServer server;

    @BeforeAll
    static void openAService() {
        var verifier = new TokenVerifier(VerificationKeys.parse(KeyPair.jwks(List.of(PAIR))), "graph-service");
        Router router = Router.router(VERTX);
        router.route().handler(call -> {
            call.request().pause();
            new Gate(verifier, Clock.systemUTC()).handle(call);
        });
        router.route().handler(call -> call.end(TokenGate.tokenOf(call).account()));
        server = VERTX.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aGoodTokenSaysWhoseCallItIs() throws Exception {
        assertEquals("anna", get("/api/jobs", bearer(Group.USER)).body());
        assertEquals(
                "anna",
                get("/api/jobs", bearer(Group.USER).replace("Bearer", "bEARER")).body());
        assertEquals("anna", get("/internal/jobs", bearer(Group.SERVICE)).body());
    }

    @Test
    void withoutATokenEveryPathAnswersTheSame() throws Exception {
        for (String path : List.of("/", "/api/jobs", "/nowhere", "/internal/jobs", "/q/openapi")) {
            HttpResponse<String> answer = get(path, null);

            assertEquals(401, answer.statusCode());
            assertEquals(
                    "Bearer", answer.headers().firstValue("WWW-Authenticate").orElseThrow());
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElseThrow());
            assertEquals(
                    "https://colloquy.io/problems/unauthenticated", new JsonObject(answer.body()).getString("type"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Basic YTpi", "Bearer a.b.c", "Bearer  x", "Negotiate"})
    void anythingElseIsNoToken(String header) throws Exception {
        assertEquals(401, get("/api/jobs", header).statusCode());
    }

    @Test
    void twoTokensAreNone() throws Exception {
        String answer = raw("GET /api/jobs HTTP/1.1\r\nHost: a\r\nAuthorization: " + bearer(Group.USER)
                + "\r\nAuthorization: " + bearer(Group.OPERATOR) + "\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
    }

    @Test
    void openAisClientsAreToldInTheirWords() throws Exception {
        HttpResponse<String> answer = get("/v1/models", null);

        assertEquals(401, answer.statusCode());
        JsonObject error = new JsonObject(answer.body()).getJsonObject("error");
        assertEquals("authentication_error", error.getString("type"));
        assertEquals("unauthenticated", error.getString("code"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/jobs",
                "//internal/jobs",
                "/api/../internal/jobs",
                "/%69nternal/jobs",
                "/internal;x=y/jobs",
                "/api/operator/switches",
                "/api/%6fperator/switches",
                "/api//operator/switches"
            })
    void aPersonCallsNothingThatIsForOthers(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nAuthorization: " + bearer(Group.USER)
                + "\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
        assertTrue(answer.contains("https://colloquy.io/problems/forbidden-scope"), answer);
    }

    @Test
    void aServiceReadsNothingAsAPerson() throws Exception {
        assertEquals(403, get("/api/jobs", bearer(Group.SERVICE)).statusCode());
        assertEquals(403, get("/api/jobs", bearer(Group.ANONYMOUS)).statusCode());
        assertEquals(200, get("/api/shared/abc", bearer(Group.ANONYMOUS)).statusCode());
    }

    @Test
    void whoeverSendsALongBodyStillHearsTheRefusal() throws Exception {
        var request = HttpRequest.newBuilder(uri("/api/imports"))
                .POST(BodyPublishers.ofByteArray(new byte[5_000_000]))
                .build();

        assertEquals(401, CLIENT.send(request, BodyHandlers.ofString()).statusCode());
    }

    private static String bearer(Group group) {
        return "Bearer "
                + SIGNER.sign(new Grant("graph-service", "anna", Set.of(group), Set.of("read")), Instant.now());
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + path);
    }

    private static HttpResponse<String> get(String path, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
