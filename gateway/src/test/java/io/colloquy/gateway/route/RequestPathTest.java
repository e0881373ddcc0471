package io.colloquy.gateway.route;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.gateway.problem.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/chats/../jobs",
                "/api/chats/..",
                "/api/chats/%2e%2E/jobs",
                "/api/chats/.%2e/jobs",
                "/api/chats/./jobs",
                "//internal/jobs",
                "/api//chats",
                "/api/chats//",
                "/api/chats/a%2Fb",
                "/api/chats/a%5cb",
                "/api/chats/a\\b",
                "/api/chats;x=/../internal",
                "/api/chats%3bx",
                "/api/chats/%00",
                "/api/chats/%0d%0aX",
                "/api/chats/%7f",
                "/api/chats/%zz",
                "/api/chats/%2",
                "/api/chats/#x",
                "/api/chats/",
                "/api/backfills/",
                "/api/b%61ckfills",
                "/api/graphs/1/%41ctions/propose",
                "/api/graphs/1/%7Aoom",
                "/api/graphs/1/%5A",
                "/api/graphs/1/actions%2Dx",
                "/api/graphs/1/%5f",
                "/api/graphs/1/%7E",
                "/api/graphs/%30",
                "/api/graphs/%39",
                "/api/chats/%2e",
                "/api/chats/a%2eb",
                "/%76%31/chat/completions",
                "/api/chats/\u00e4",
                "api/chats",
                "*",
                ""
            })
    void whatCouldBeReadInTwoWaysIsRefused(String path) {
        assertThrows(Refused.class, () -> RequestPath.check(path, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/chats",
                "/api/a.b/..c/d..",
                "/api/x%20y/%C3%A4/%3a%40%5b%60%7b%21",
                "/v1/a:b@c,d=e'(f)*!$&+~_-"
            })
    void anOrdinaryPathPasses(String path) {
        assertDoesNotThrow(() -> RequestPath.check(path, "q=../..//%2f;a[]={\"b\"}"));
    }

    @Test
    void aLongPathIsJudgedWithoutDeepRecursion() {
        assertDoesNotThrow(() -> RequestPath.check("/a".repeat(4_000) + "/" + "b".repeat(8_000), null));
    }

    @Test
    void aQueryIsAscii() {
        assertThrows(Refused.class, () -> RequestPath.check("/api/search", "q=\u00e4"));
    }
}
