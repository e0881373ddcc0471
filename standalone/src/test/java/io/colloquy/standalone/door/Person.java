package io.colloquy.standalone.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.standalone.client.GatewayClient;
import java.util.List;
import java.util.Map;

/**
 * Somebody with an account, logged in.
 *
 * @param id the account's
 * @param session a session token
 * @param key an API key with every scope that a user can have
 */
record Person(String id, String name, String password, String session, String key) {
    static final List<String> SCOPES = List.of("read", "write", "generate");

    static Person registered(GatewayClient operator, String base, String name, String password) {
        return registered(operator, base, name, password, "user");
    }

    static Person registered(GatewayClient operator, String base, String name, String password, String role) {
        JsonNode account = operator.post(
                "/api/operator/accounts", Map.of("name", name, "password", password, "role", role), JsonNode.class);
        String session = session(base, name, password);
        return new Person(
                account.path("id").asText(),
                name,
                password,
                session,
                key(base, session, SCOPES).path("key").asText());
    }

    static String session(String base, String name, String password) {
        Map<String, Object> logIn = Map.of("name", name, "password", password, "cookie", false);
        return new GatewayClient(base, () -> "nobody")
                .post("/api/auth/login", logIn, JsonNode.class)
                .path("token")
                .asText();
    }

    /** A new key, as the answer that shows it this once. */
    static JsonNode key(String base, String bearer, List<String> scopes) {
        return new GatewayClient(base, () -> bearer)
                .post("/api/keys", Map.of("name", "door", "scopes", scopes), JsonNode.class);
    }

    @Override
    public String toString() {
        return name;
    }
}
