package io.colloquy.standalone.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.standalone.client.GatewayClient;
import io.colloquy.standalone.endtoend.RunningColloquy;
import io.colloquy.standalone.system.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everybody who asks, and what the owner has that they must not see. */
final class Cast {
    final Person owner;
    final Person other;
    /** The owner's. */
    final Things things;

    private final RunningColloquy colloquy;
    private final String base;
    /** Whom operators do something to. */
    private final String bystander;

    private final String expired;
    private final String revoked;
    private final Map<String, String> narrow = new LinkedHashMap<>();

    Cast(RunningColloquy colloquy) {
        this(colloquy, "");
    }

    /** @param suffix makes other people of them than those of another test */
    Cast(RunningColloquy colloquy, String suffix) {
        this.colloquy = colloquy;
        this.base = colloquy.system().ports().url(Service.GATEWAY);
        GatewayClient operator = colloquy.gateway();
        owner = Person.registered(operator, base, "owner" + suffix, Planted.OWNERS_PASSWORD);
        other = Person.registered(operator, base, "other" + suffix, Planted.OTHERS_PASSWORD);
        bystander = Person.registered(operator, base, "bystander" + suffix, Planted.OTHERS_PASSWORD)
                .id();
        things = Belongings.of(new GatewayClient(base, owner::key), "door-owner" + suffix, Planted.OWNERS_WORD);
        Belongings.of(new GatewayClient(base, other::key), "door-other" + suffix, Planted.OTHERS_WORD);
        expired = expired();
        revoked = revoked();
        for (String scope : Person.SCOPES) {
            narrow.put(scope, keyWithout(scope, owner.session()));
        }
        Person colleague = Person.registered(operator, base, "colleague" + suffix, Planted.OTHERS_PASSWORD, "operator");
        narrow.put("admin", keyWithout("admin", colleague.session()));
    }

    /** As the actor whom the table's column names; never {@code direct}, who comes another way. */
    RawRequest as(String actor, RawRequest request, MatrixRow row) {
        return switch (actor) {
            case "anonymous", "direct" -> request;
            case "owner" -> request.bearer(owner.key());
            case "other" -> request.bearer(other.key());
            case "operator" -> request.bearer(colloquy.operatorKey());
            case "expired" -> request.bearer(expired);
            case "revoked" -> request.bearer(revoked);
            case "narrow" -> request.bearer(narrow.get(scope(row)));
            default -> throw new IllegalArgumentException(actor);
        };
    }

    /** Headers that claim to be the owner, in every spelling. */
    String[] claims() {
        List<String> claims = new ArrayList<>();
        for (String name :
                List.of("X-Colloquy-Account", "X_Colloquy_Account", "x-colloquy-account", "X-Account", "X-User-Id")) {
            claims.add(name + ": " + owner.id());
            claims.add(name + ": local");
        }
        claims.addAll(List.of(
                "X-Forwarded-User: " + owner.id(),
                "Remote-User: " + owner.id(),
                "X-Colloquy-Token: " + new ForgedTokens(colloquy.system().secrets(), owner.id()).at(Service.SUMMARY),
                "X-Original-URL: /health",
                "X-Forwarded-For: 127.0.0.1",
                "Connection: keep-alive, X-Colloquy-Account, Host"));
        return claims.toArray(String[]::new);
    }

    /** What an operation needs, by the rule that clients are told. */
    private static String scope(MatrixRow row) {
        if (row.path().startsWith("/api/operator/")) {
            return "admin";
        }
        if (row.method().equals("GET")) {
            return "read";
        }
        boolean asksAModel =
                row.path().matches("/v1/.*|/api/graphs/.*/actions/.*|/api/backfills|/api/jobs/.*/(retry|resume)");
        return row.method().equals("POST") && asksAModel ? "generate" : "write";
    }

    private String keyWithout(String scope, String bearer) {
        List<String> scopes = new ArrayList<>(Person.SCOPES);
        scopes.remove(scope);
        return Person.key(base, bearer, scopes).path("key").asText();
    }

    private String expired() {
        String session = Person.session(base, owner.name(), Planted.OWNERS_PASSWORD);
        colloquy.run(
                Service.GATEWAY,
                "UPDATE session SET expires_at = now() - interval '1 second' WHERE id ="
                        + " (SELECT id FROM session WHERE account = '" + owner.id()
                        + "' ORDER BY created_at DESC LIMIT 1)");
        return session;
    }

    private String revoked() {
        JsonNode key = Person.key(base, owner.session(), Person.SCOPES);
        GatewayClient client = new GatewayClient(base, () -> key.path("key").asText());
        client.get("/api/chats", JsonNode.class);
        client.delete("/api/keys/" + key.path("id").asText());
        String session = Person.session(base, owner.name(), Planted.OWNERS_PASSWORD);
        String kept = Person.key(base, session, Person.SCOPES).path("id").asText();
        things.with("keys", kept)
                .with("accounts", bystander)
                .with("sessions", current(session))
                .with("deletions", "nobody");
        return key.path("key").asText();
    }

    private String current(String session) {
        for (JsonNode item : new GatewayClient(base, () -> session)
                .get("/api/account/sessions", JsonNode.class)
                .path("items")) {
            if (item.path("current").asBoolean()) {
                return item.path("id").asText();
            }
        }
        throw new AssertionError("a session that does not know itself");
    }
}
