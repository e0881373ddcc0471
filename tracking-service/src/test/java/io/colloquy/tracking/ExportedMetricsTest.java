package io.colloquy.tracking;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class ExportedMetricsTest {
    /** Maven runs a module's tests in the module's folder. */
    private static final Path ALERTS = Path.of("../k8s/base/alerts.yaml");

    private static final Pattern METRIC = Pattern.compile("colloquy_[a-z_]+");

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @Test
    void whatTheAlertsOnJobsWatchIsExportedFromTheStart() throws IOException {
        Set<String> watched = names(group(Files.readString(ALERTS), "colloquy-jobs"));
        watched.removeAll(names(given().get(metrics).then().extract().asString()));

        assertEquals(Set.of(), watched);
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
