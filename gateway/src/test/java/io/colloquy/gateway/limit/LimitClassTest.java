package io.colloquy.gateway.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.gateway.problem.Refused;
import io.colloquy.gateway.route.RequestPath;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitClassTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /health, ",
        "GET, /health/deep, ",
        "POST, /api/auth/login, AUTH",
        "POST, /api/auth/register, AUTH",
        "DELETE, /api/account, AUTH",
        "GET, /api/account, API",
        "POST, /api/auth/logout, API",
        "POST, /v1/chat/completions, LLM",
        "GET, /v1/models, API",
        "POST, /api/graphs/7/actions/expand, LLM",
        "GET, /api/graphs/7/actions/expand, API",
        "POST, /api/imports, IMPORT",
        "GET, /api/imports, API",
        "DELETE, /api/imports/7, API",
        "PUT, /api/annotations/mine, IMPORT",
        "DELETE, /api/annotations/mine, API",
        "GET, /api/shared/abc, SHARE",
        "POST, /api/graphs/7/shares, SHARE",
        "GET, /api/graphs/7/shares, API",
        "GET, /healthy, API",
        "POST, /api/backfills, API"
    })
    void everyRequestIsOneKindOrNone(String method, String path, LimitClass expected) {
        assertEquals(Optional.ofNullable(expected), LimitClass.of(method, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/imports/",
                "/api//imports",
                "/api/./imports",
                "/api/chats/../imports",
                "/api/%69mports",
                "/api/%49mports",
                "/api/imports;x",
                "/api/imports%3b",
                "/api/imports%2F",
                "/api/annotations/mine/",
                "/api/account/",
                "/api/account/p%61ssword",
                "/api/auth/login/",
                "/v1/chat%2fcompletions",
                "/api/graphs/7/shares/"
            })
    void noOtherSpellingOfAPathIsCountedAsSomethingElse(String path) {
        assertThrows(Refused.class, () -> RequestPath.check(path, null), () -> "is " + LimitClass.of("POST", path));
    }
}
