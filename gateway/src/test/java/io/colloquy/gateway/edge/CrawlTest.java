package io.colloquy.gateway.edge;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.gateway.identity.AssumedOperator;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.RawClient;
import io.colloquy.gateway.route.RouteTable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class CrawlTest {
    private static final List<String> METHODS =
            List.of("get", "head", "post", "put", "patch", "delete", "options", "trace");

    /** Sent with what would change something here, such as taking the account away that this test has. */
    private static final String NOBODY = AssumedOperator.NOBODY + ": 1\r\n";

    Neighbours neighbours;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @BeforeEach
    void nothingScripted() {
        neighbours.forget();
    }

    @Test
    void everyOperationSaysEachSecurityHeaderOnceToEverybody() throws Exception {
        List<String> asked = new ArrayList<>();
        JsonNode document =
                new ObjectMapper().readTree(given().get("/openapi?format=json").asByteArray());
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            String target = path.getKey().replaceAll("\\{[A-Za-z]+}", "1");
            for (String method : METHODS) {
                boolean forwarded = RouteTable.routeOf(target).isPresent();
                crawl(method.toUpperCase(Locale.ROOT) + " " + target, forwarded || method.equals("get") ? "" : NOBODY);
            }
            crawl("GET " + target, NOBODY);
            asked.add(target);
        }
        assertTrue(asked.size() > 30, "only " + asked);
    }

    private void crawl(String request, String header) throws IOException {
        String close = " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n" + header + "\r\n";
        EveryAnswerTest.assertOnce(Answer.parse(RawClient.exchange(port, request + close)));
    }
}
