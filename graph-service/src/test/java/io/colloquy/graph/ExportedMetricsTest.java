package io.colloquy.graph;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An alert on a metric that is not there never goes off, and nobody notices. */
@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class ExportedMetricsTest {
    /** Maven runs a module's tests in the module's folder. */
    private static final Path ALERTS = Path.of("../k8s/base/alerts.yaml");

    private static final Pattern METRIC = Pattern.compile("colloquy_[a-z_]+");

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @Test
    void whatTheAlertsOnModelCallsWatchIsExportedAfterTheFirstGeneration() throws IOException {
        given().contentType("application/json")
                .body("""
                        {"key": "metrics:1", "purpose": "summary",
                         "messages": [{"number": 1, "at": "2024-01-01T09:30:00", "kind": "text", "text": "The bakery opens at nine."}]}
                        """)
                .post("/internal/generations")
                .then()
                .statusCode(200);

        Set<String> watched = names(group(Files.readString(ALERTS), "colloquy-model-calls"));
        watched.removeAll(names(given().get(metrics).then().extract().asString()));

        assertEquals(Set.of(), watched);
    }

    /** A scrape that grows with accounts or keys would be one that nobody can keep. */
    @Test
    void theServiceExportsFewerThanFiveHundredSeries() {
        long series = given().get(metrics)
                .then()
                .extract()
                .asString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .count();

        assertFalse(series >= 500, series + " series");
    }

    private static String group(String rules, String name) {
        String from = rules.substring(rules.indexOf("- name: " + name));
        int next = from.indexOf("\n  - name:");
        return next < 0 ? from : from.substring(0, next);
    }

    private static Set<String> names(String text) {
        return METRIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
