package io.colloquy.standalone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.internaltoken.Grant;
import io.colloquy.internaltoken.SigningKey;
import io.colloquy.internaltoken.TokenRefused;
import io.colloquy.internaltoken.TokenSigner;
import io.colloquy.internaltoken.TokenVerifier;
import io.colloquy.internaltoken.VerificationKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void prepare() {
        home = new Home(folder).prepared();
    }

    @Test
    void theFirstStartMakesThemAndEveryLaterOneFindsThem() {
        Secrets first = Secrets.of(home);
        Secrets later = Secrets.of(home);

        assertEquals(first.operatorKey(), later.operatorKey());
        assertEquals(first.lines(), later.lines());
        assertTrue(first.operatorKey().matches("clq_[a-z2-7]{6}_[A-Za-z0-9_-]{43}"));
        assertNotEquals(first.lines(), Secrets.fresh().lines());
    }

    @Test
    void nobodyButTheOwnerReadsThemAlsoAfterACopyThatForgotTheRights() throws IOException {
        Secrets.of(home);
        assertClosed();

        Files.setPosixFilePermissions(folder.resolve("database.pgpass"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder.resolve("operator.key"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder.resolve("internal-keys"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(
                folder.resolve("internal-keys/gateway.jwk"), PosixFilePermissions.fromString("rw-rw-r--"));
        Secrets.of(home);

        assertClosed();
    }

    @Test
    void whatOneServiceSignsEveryServiceKnows() throws TokenRefused {
        InternalKeys keys = Secrets.of(home).internal();
        var verifier = new TokenVerifier(VerificationKeys.parse(keys.publicKeys()), "graph-service");

        for (Service issuer : InternalKeys.ISSUERS) {
            String key = keys.privateKey(issuer).orElseThrow();
            var signer = new TokenSigner(SigningKey.parse(key, issuer.program()));
            String token = signer.sign(Grant.ofService("graph-service", "local"), Instant.now());
            assertEquals("local", verifier.verify(token, Instant.now()).account());
            assertFalse(keys.publicKeys().contains("\"d\""));
        }
        assertTrue(keys.privateKey(Service.GRAPH).isEmpty());
    }

    @Test
    void aFileThatHoldsSomethingElseIsNamedAndNotQuoted() throws IOException {
        Files.createDirectories(folder.resolve("internal-keys"));
        Files.writeString(folder.resolve("internal-keys/gateway.jwk"), "{\"d\": \"hush");
        assertNamedAndNotQuoted("gateway.jwk");

        Files.delete(folder.resolve("internal-keys/gateway.jwk"));
        Files.writeString(folder.resolve("database.pgpass"), "*:*:*:postgres:hush");
        assertNamedAndNotQuoted("database.pgpass");

        Files.delete(folder.resolve("database.pgpass"));
        Files.writeString(folder.resolve("operator.key"), "hush");
        assertNamedAndNotQuoted("operator.key");
    }

    @Test
    void theFileForCurlIsTheHeaderWithTheKey() throws IOException {
        String key = Secrets.of(home).operatorKey();

        assertEquals("Authorization: Bearer " + key + "\n", Files.readString(OperatorKey.header(home)));
    }

    @Test
    void aHomeThatStoodOpenIsClosedAtTheNextStart() throws IOException {
        List<Path> closed = List.of(folder, folder.resolve("logs"), folder.resolve("tmp"));
        for (Path each : closed) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
        }

        home.prepared();

        for (Path each : closed) {
            assertEquals("rwx------", rights(each), each.toString());
        }
    }

    @Test
    void whatIsEverybodysIsNotTakenFromThem() throws IOException, InterruptedException {
        new ProcessBuilder("chmod", "1777", folder.toString()).start().waitFor();

        String said = assertThrows(CannotStart.class, home::prepared).getMessage();

        assertTrue(said.contains("everybody"), said);
        assertEquals("rwxrwxrwx", rights(folder));
    }

    private void assertNamedAndNotQuoted(String file) {
        String said = assertThrows(CannotStart.class, () -> Secrets.of(home)).getMessage();

        assertTrue(said.contains(file), said);
        assertFalse(said.contains("hush"), said);
    }

    private void assertClosed() throws IOException {
        try (Stream<Path> keys = Files.list(folder.resolve("internal-keys"))) {
            for (Path file : Stream.concat(
                            keys,
                            Stream.of(OperatorKey.file(home), OperatorKey.header(home), DatabasePasswords.file(home)))
                    .toList()) {
                assertEquals("rw-------", rights(file), file.toString());
            }
        }
        assertEquals("rwx------", rights(folder.resolve("internal-keys")));
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
