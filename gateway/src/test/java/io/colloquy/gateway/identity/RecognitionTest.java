package io.colloquy.gateway.identity;

import static io.colloquy.gateway.identity.AssumedOperator.KEY;
import static io.colloquy.gateway.identity.AssumedOperator.NOBODY;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.RawClient;
import io.colloquy.gateway.neighbour.SeenRequest;
import io.colloquy.gateway.session.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class RecognitionTest {
    Neighbours neighbours;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @BeforeEach
    void nothingScripted() {
        neighbours.forget();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/chats", "/api/graphs", "/api/jobs", "/api/operator/usage", "/nowhere", "/api/auth/me"})
    void whoeverSaysNothingAboutHimselfIsAskedTo(String path) {
        nobody().get(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("type", equalTo("https://colloquy.io/problems/unauthenticated"));

        nothingArrived();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer clq_",
                "Basic bG9jYWw6eA==",
                "Bearer clq_test22_BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer clq_s_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer clq_test22_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA clq"
            })
    void aCredentialThatIsNoneOpensNothing(String header) {
        nobody().header("Authorization", header)
                .get("/api/chats")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""));

        nothingArrived();
    }

    @Test
    void twoCredentialsAreNone() throws Exception {
        String answer = RawClient.exchange(
                port,
                "GET /api/chats HTTP/1.1\r\nHost: here\r\nConnection: close\r\nAuthorization: Bearer " + KEY
                        + "\r\nAuthorization: Bearer " + KEY + "\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
        nothingArrived();
    }

    /** NAME stands for the cookie's name, ONE and TWO for sessions that are good. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie: NAME=ONE; NAME=ONE",
                "Cookie: NAME=ONE; NAME=TWO",
                "Cookie: NAME=x; NAME=ONE",
                "Cookie: NAME=ONE; NAME=x",
                "Cookie: NAME=; NAME=ONE",
                "Cookie: NAME=ONE;NAME=TWO",
                "Cookie: a=b; NAME=ONE; c=d;\tNAME=TWO",
                "Cookie: NAME=ONE\r\nCookie: NAME=TWO",
                "Cookie: NAME=ONE\r\ncookie: a=b; NAME=ONE",
                "Cookie: NAME=ONE, NAME=TWO",
                "Cookie: NAME=\"ONE\""
            })
    void twoCookiesOfTheNameAreNone(String headers) throws Exception {
        String one = People.token();
        assertTrue(withCookie("Cookie: a=b; colloquy=" + one + "; c=d").startsWith("HTTP/1.1 200"));
        neighbours.forget();

        String answer = withCookie(
                headers.replace("NAME", "colloquy").replace("ONE", one).replace("TWO", People.token()));

        assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
        nothingArrived();
    }

    @Test
    void underOpenAisPathsItIsToldInItsShape() {
        nobody().body("{}")
                .contentType("application/json")
                .post("/v1/chat/completions")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("unauthenticated"));
    }

    @Test
    void anUploadOfNobodyIsRefusedBeforeItIsRead() throws Exception {
        String answer = RawClient.exchange(
                port,
                "POST /api/imports HTTP/1.1\r\nHost: here\r\nX-Test-Nobody: 1\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 200000000\r\n\r\n{");

        assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
        nothingArrived();
    }

    @Test
    void theKeyEndsHereAndItsBodyArrivesWhole() {
        given().header("Authorization", "Bearer " + KEY)
                .contentType("application/json")
                .body("{\"name\": \"Club\"}")
                .post("/api/chats")
                .then()
                .statusCode(200);

        SeenRequest seen = neighbours.summary.seen("/api/chats").get(0);
        assertEquals("16", seen.value("content-length"));
        assertTrue(seen.headers().stream().noneMatch(header -> header.contains(KEY)), "the key was passed on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/api/shared/abc"})
    void someReadsAreOpenToEverybody(String path) {
        nobody().get(path).then().statusCode(200);
    }

    private String withCookie(String header) throws IOException {
        return RawClient.exchange(
                port,
                "GET /api/chats HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Test-Nobody: 1\r\n" + header
                        + "\r\n\r\n");
    }

    private static RequestSpecification nobody() {
        return given().header(NOBODY, "1");
    }

    private void nothingArrived() {
        assertEquals(
                0,
                neighbours.summary.seen().size()
                        + neighbours.graph.seen().size()
                        + neighbours.tracking.seen().size());
    }
}
