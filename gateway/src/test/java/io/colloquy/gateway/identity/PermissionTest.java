package io.colloquy.gateway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /api/chats, READ",
        "HEAD, /api/jobs/1/events, READ",
        "POST, /api/chats, WRITE",
        "DELETE, /api/chats/1, WRITE",
        "PUT, /v1/chat/completions, WRITE",
        "GET, /v1/models, READ",
        "POST, /v1/chat/completions, GENERATE",
        "POST, /api/graphs/1/actions/expand, GENERATE",
        "POST, /api/graphs/1/nodes, WRITE",
        "POST, /api/backfills, GENERATE",
        "GET, /api/backfills/1, READ",
        "GET, /api/operator/accounts, ADMIN",
        "POST, /api/operator/switches/generations, ADMIN",
        "GET, /api/operator, ADMIN",
        "GET, /api/operators, READ"
    })
    void eachRequestNeedsOneScope(String method, String path, Scope scope) {
        assertEquals(scope, Permission.scope(method, path));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /health, true",
        "POST, /api/auth/login, true",
        "GET, /openapi, true",
        "GET, /api/shared/abc, true",
        "POST, /api/shared/abc, false",
        "GET, /api/account/deletions/abc, true",
        "DELETE, /api/account/deletions/abc, false",
        "GET, /api/account/deletions, false",
        "POST, /api/auth/logout, false",
        "GET, /api/auth/me, false",
        "GET, /api/chats, false",
        "GET, /healthy, false"
    })
    void onlyAFewPlacesAreOpen(String method, String path, boolean open) {
        assertEquals(open, Permission.open(method, path));
    }

    @Test
    void aWriteByCookieComesFromOurOwnPagesOrFromThoseThatAreAllowed() {
        Set<String> allowed = Set.of("https://app.example");

        assertTrue(Origin.trusted("https://here", null, "https://here", allowed));
        assertTrue(Origin.trusted("https://app.example", "cross-site", "https://here", allowed));
        assertTrue(Origin.trusted(null, null, "https://here", allowed));
        assertTrue(Origin.trusted(null, "same-origin", "https://here", allowed));
        assertFalse(Origin.trusted(null, "same-site", "https://here", allowed));
        assertFalse(Origin.trusted(null, "cross-site", "https://here", allowed));
        assertFalse(Origin.trusted("http://here", null, "https://here", allowed));
        assertFalse(Origin.trusted("null", null, "https://here", allowed));
    }
}
