package io.colloquy.standalone.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AlertRulesTest {
    private static final String RULES = "k8s/base/alerts.yaml";
    private static final String TRIALS = "k8s/base/alerts-test.yaml";

    @Test
    void everyAlertIsTriedOnceWhenAllIsWellAndOnceWhenNot() throws IOException {
        Set<String> silent = new TreeSet<>();
        Set<String> alarmed = new TreeSet<>();
        for (JsonNode trial : read(TRIALS).findValues("alert_rule_test")) {
            trial.forEach(test -> (test.path("exp_alerts").isEmpty() ? silent : alarmed)
                    .add(test.path("alertname").asText()));
        }
        Set<String> alerts = new TreeSet<>(read(RULES).findValuesAsText("alert"));

        assertEquals(9, alerts.size(), alerts.toString());
        assertEquals(alerts, silent);
        assertEquals(alerts, alarmed);
    }

    @Test
    void everyAlertSaysWhatToDo() throws IOException {
        for (JsonNode group : read(RULES).path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                boolean alert = rule.has("alert");
                assertTrue(
                        !alert
                                || !rule.path("annotations")
                                        .path("action")
                                        .asText()
                                        .isEmpty(),
                        rule.toString());
                assertTrue(
                        !alert || !rule.path("labels").path("severity").asText().isEmpty(), rule.toString());
            }
        }
    }

    @Test
    void theyGoOffWhenTheyShould() throws Exception {
        assumeTrue(
                Repository.has("promtool"), "SKIPPED: promtool is not installed, so the alerts cannot be tried here");

        String said = Repository.run("promtool", "test", "rules", TRIALS);

        assertTrue(said.contains("SUCCESS"), said);
    }

    private static JsonNode read(String file) throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readTree(Repository.ROOT.resolve(file).toFile());
    }
}
