package io.colloquy.standalone.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.standalone.KeptLogs;
import io.colloquy.standalone.system.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs after all others, in a process of its own: reads what the whole suite printed, and every log of every system that it started. */
class PlantedSecretsIT {
    /** Of what the end-to-end tests import and ask for. */
    private static final List<String> MESSAGES = List.of("We decided to paint wall", "Wall two comes on Friday");

    @Test
    void noOutputOfTheSuiteHoldsASecretOrAMessage() throws IOException {
        SecretScan scan = new SecretScan(Planted.WORDS);
        for (Path module : modules()) {
            scan.over(module.resolve("target/surefire-reports")).over(module.resolve("target/failsafe-reports"));
        }
        List<String> words = new ArrayList<>(Planted.WORDS);
        words.addAll(MESSAGES);
        SecretScan logs = new SecretScan(words).over(KeptLogs.FOLDER);

        System.out.println("Reports: " + scan + "; logs: " + logs);
        for (Service service : Service.values()) {
            assertTrue(
                    logs.names().stream().anyMatch(name -> name.endsWith("-" + service.program() + ".log")),
                    () -> "no log of " + service + " in " + logs.names());
        }
        assertTrue(
                scan.names().contains("TEST-" + AuthorizationMatrixIT.class.getName() + ".xml"),
                () -> "" + scan.names());
        assertEquals(List.of(), scan.found());
        assertEquals(List.of(), logs.found());
    }

    @Test
    void whateverIsPlantedInALogIsFound(@TempDir Path folder) throws IOException {
        String random = "q7Zt3vLw0_Yx9Kd2Rb5-Hn8Mf1Cj4Gp6Ss0Aa7Ee3Uu";
        List<String> planted = List.of(
                "INFO " + Planted.OWNERS_WORD + " was imported",
                "Authorization: Bearer clq_abc234_" + random,
                "token=clq_s_" + random,
                "{\"kty\":\"OKP\",\"d\":\"" + random + "\"}",
                "{\\\"kty\\\":\\\"OKP\\\",\\\"d\\\":\\\"" + random + "\\\"}",
                "Bearer eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhY2NfMTIzIiwi." + random,
                "hash $argon2id$v=19$m=19456,t=2,p=1$Y29sbG9xdXlub2JvZHlz$" + random);
        List<String> harmless =
                List.of("a key clq_abc234_… of somebody", "clq_test22_" + "A".repeat(43), "all is well");
        Path logs = Files.createDirectories(folder.resolve("home").resolve("logs"));
        Files.write(logs.resolve("gateway.log"), planted);
        Files.write(logs.resolve("harmless.log"), harmless);

        SecretScan scan = new SecretScan(Planted.WORDS).over(folder);

        assertEquals(planted.size(), scan.found().size(), () -> "" + scan.found());
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> poms = Files.find(Path.of(".."), 3, (file, is) -> file.endsWith("pom.xml"))) {
            return poms.map(Path::getParent).toList();
        }
    }
}
