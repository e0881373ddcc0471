package io.colloquy.databaseurl;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One {@code DATABASE_URL} as operators write it ({@code postgresql://user:password@host:5432/name}), read once for the
 * reactive client and for the JDBC driver that Flyway needs.
 *
 * @param user decoded user name, or null when the URL carries none
 * @param password decoded password, or null when the URL carries none
 * @param address {@code //host:port/name?query}, without credentials
 */
record DatabaseUrl(String user, String password, String address) {

    /** @throws IllegalArgumentException when the text is not a postgres URL with a host and a database name */
    static DatabaseUrl parse(String text) {
        URI uri = URI.create(text.strip());
        boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        if (!known
                || uri.getHost() == null
                || uri.getPath() == null
                || uri.getPath().length() < 2) {
            throw new IllegalArgumentException("DATABASE_URL must look like postgresql://user:password@host:5432/name");
        }
        String[] credentials = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseUrl(
                credentials.length > 0 ? decoded(credentials[0]) : null,
                credentials.length > 1 ? decoded(credentials[1]) : null,
                "//" + uri.getHost() + port + uri.getRawPath() + query);
    }

    /** The Quarkus settings for both drivers. */
    Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("quarkus.datasource.reactive.url", "postgresql:" + address);
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql:" + address);
        if (user != null) {
            settings.put("quarkus.datasource.username", user);
        }
        if (password != null) {
            settings.put("quarkus.datasource.password", password);
        }
        return settings;
    }

    /** URLDecoder reads a plus as a space, which is right for forms and wrong here: a password may hold one. */
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
