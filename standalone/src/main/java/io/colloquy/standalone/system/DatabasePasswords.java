package io.colloquy.standalone.system;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The passwords of PostgreSQL's roles: its superuser, and one role a service, which is called as the service's database is.
 * They are made on the first start and kept in the home folder, in the form that {@code psql} and {@code pg_dump} read when
 * {@code PGPASSFILE} names the file.
 */
public final class DatabasePasswords {
    /** The role that owns the server, and the database that is always there. */
    public static final String SUPERUSER = "postgres";

    private static final String EVERYWHERE = "*:*:*:";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, String> passwords;

    private DatabasePasswords(Map<String, String> passwords) {
        this.passwords = passwords;
    }

    public static Path file(Home home) {
        return home.folder().resolve("database.pgpass");
    }

    /** The home's passwords; those that are missing are made. */
    static DatabasePasswords of(Home home) {
        Path file = file(home);
        Map<String, String> kept =
                SecretFile.read(file).map(content -> parsed(content, file)).orElseGet(Map::of);
        DatabasePasswords passwords = fresh();
        passwords.passwords.putAll(kept);
        if (!passwords.passwords.equals(kept)) {
            SecretFile.write(file, passwords.content());
        }
        SecretFile.close(file);
        return passwords;
    }

    /** New ones that are kept nowhere. */
    static DatabasePasswords fresh() {
        Map<String, String> passwords = new LinkedHashMap<>();
        passwords.put(SUPERUSER, drawn());
        for (Service service : Service.values()) {
            passwords.put(service.database(), drawn());
        }
        return new DatabasePasswords(passwords);
    }

    String of(String role) {
        return passwords.get(role);
    }

    @Override
    public String toString() {
        return "passwords of " + passwords.keySet();
    }

    private String content() {
        return passwords.entrySet().stream()
                .map(entry -> EVERYWHERE + entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> parsed(String content, Path file) {
        Map<String, String> passwords = new LinkedHashMap<>();
        content.lines().forEach(line -> {
            String[] role = line.startsWith(EVERYWHERE)
                    ? line.substring(EVERYWHERE.length()).split(":", -1)
                    : new String[0];
            // What has other characters would have to be escaped in SQL, in addresses and in this file.
            if (role.length != 2 || !role[0].matches("[a-z]+") || !role[1].matches("[A-Za-z0-9_-]{43,}")) {
                throw new CannotStart(
                        file + " does not hold the database's passwords. Delete it, and new ones are made.");
            }
            passwords.put(role[0], role[1]);
        });
        return passwords;
    }

    private static String drawn() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
