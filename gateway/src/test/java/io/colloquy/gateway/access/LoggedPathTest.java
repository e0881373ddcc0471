package io.colloquy.gateway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedPathTest {
    @ParameterizedTest
    @CsvSource({
        "/api/chats/1/messages, /api/chats/1/messages",
        "/api/shared/planted, /api/shared/...",
        "/api/shared/planted/more, /api/shared/...",
        "/api/account/deletions/planted, /api/account/deletions/...",
        "/api/keys/clq_abcdef_planted, /api/keys/clq_...",
        "/api/chats/clq_s_planted-planted, /api/chats/clq_..."
    })
    void whatOpensSomethingIsNotLogged(String path, String logged) {
        assertEquals(logged, LoggedPath.of(path));
    }

    @Test
    void whatCannotBePrintedIsNotEither() {
        assertEquals("/a?b?", LoggedPath.of("/a\nb\u00e4"));
        assertEquals("-", LoggedPath.of(null));
    }
}
