package io.colloquy.gateway.forward;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptHeaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "application/problem+json;q=0.9, text/event-stream",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "text/html;level=1;q=1.000,text/*;q=0",
                "application/json;profile=\"https://example.org/a\" ; q=1"
            })
    void whatClientsSendIsRead(String accept) {
        assertTrue(AcceptHeader.isReadable(accept), accept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "application/json;q=x",
                "application/json;q=",
                "application/json;q=-1",
                "application/json;q=7",
                "text/html;q=NaN",
                "a/b/c",
                "/",
                "a/",
                "application/json, ,"
            })
    void whatTheServicesFrameworkFailsOnIsNot(String accept) {
        assertFalse(AcceptHeader.isReadable(accept), accept);
    }
}
