package io.colloquy.gateway.token;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.gateway.identity.AssumedOperator;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.SeenRequest;
import io.colloquy.internaltoken.Group;
import io.colloquy.internaltoken.InternalToken;
import io.colloquy.internaltoken.SigningKey;
import io.colloquy.internaltoken.TokenRefused;
import io.colloquy.internaltoken.TokenVerifier;
import io.colloquy.internaltoken.VerificationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a neighbour gets to see of a client's identity. */
@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class ForwardedTokenTest {
    Neighbours neighbours;

    @ConfigProperty(name = SigningKey.VARIABLE)
    String key;

    @BeforeEach
    void nothingScripted() {
        neighbours.forget();
    }

    @Test
    void aNeighbourReadsTheClientsAccountAndWhatHeMayDo() throws TokenRefused {
        given().get("/api/chats").then().statusCode(200);
        given().post("/api/jobs/1/cancel").then().statusCode(200);

        InternalToken token = read(neighbours.summary.seen().get(0), "summary-service");
        assertEquals("local", token.account());
        assertEquals(Set.of(Group.OPERATOR), token.groups());
        assertEquals(Set.of("read", "write", "generate", "admin"), token.scopes());
        assertEquals(
                "local",
                read(neighbours.tracking.seen().get(0), "tracking-service").account());
    }

    @Test
    void whoeverOpensAShareLinkIsAnonymousThere() throws TokenRefused {
        given().header(AssumedOperator.NOBODY, "1")
                .get("/api/shared/abc")
                .then()
                .statusCode(200);

        InternalToken token = read(neighbours.graph.seen().get(0), "graph-service");
        assertEquals(Set.of(Group.ANONYMOUS), token.groups());
    }

    @Test
    void theSameTokenServesManyRequests() {
        given().get("/api/chats").then().statusCode(200);
        given().get("/api/chats").then().statusCode(200);

        assertEquals(
                1,
                neighbours.summary.seen().stream()
                        .map(seen -> seen.value("authorization"))
                        .distinct()
                        .count());
    }

    private InternalToken read(SeenRequest seen, String service) throws TokenRefused {
        String publicKey = key.replaceAll(",\"d\":\"[^\"]*\"", "");
        var keys = VerificationKeys.parse("{\"keys\":[" + publicKey + "]}");
        assertEquals(1, seen.values("authorization").size());
        String bearer = seen.value("authorization");
        return new TokenVerifier(keys, service).verify(bearer.substring("Bearer ".length()), Instant.now());
    }
}
