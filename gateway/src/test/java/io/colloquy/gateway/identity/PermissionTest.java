package io.colloquy.gateway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.problem.Refused;
import io.colloquy.gateway.route.RequestPath;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "POST, /api/jobs/1/retry, GENERATE",
        "POST, /api/jobs/1/resume, GENERATE",
        "POST, /api/jobs/1/pause, WRITE",
        "POST, /api/jobs/1/cancel, WRITE",
        "GET, /api/backfills/1, READ",
        "GET, /api/operator/accounts, ADMIN",
        "POST, /api/operator/switches/generations, ADMIN",
        "GET, /api/operator, ADMIN",
        "GET, /api/operators, READ"
    })
    void eachRequestNeedsOneScope(String method, String path, Scope scope) {
        assertEquals(scope, Permission.scope(method, path));
    }

    /** Services match what is left of a path when escapes, dots and slashes are cleaned up. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/backfills/",
                "/api//backfills",
                "//api/backfills",
                "/api/./backfills",
                "/api/chats/../backfills",
                "/api/chats/%2e%2e/backfills",
                "/api/b%61ckfills",
                "/api/%62ackfills",
                "/api/backfills%2f",
                "/api/backfills;x=1",
                "/api/backfills;/",
                "/api/backfills%3bx",
                "/api/backfills\\",
                "/api/graphs/1/actions/expand/",
                "/api/graphs/1/%61ctions/expand",
                "/api/graphs/1/%41ctions/expand",
                "/api/graphs//actions/expand",
                "/api/graphs/1;/actions/expand;x",
                "/api/jobs/1/retry/",
                "/api/jobs/1/r%65try",
                "/v1/chat/completions/",
                "/%76%31/chat/completions"
            })
    void noOtherSpellingOfAPathNeedsLess(String path) {
        assertThrows(
                Refused.class, () -> RequestPath.check(path, null), () -> "needs " + Permission.scope("POST", path));
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
