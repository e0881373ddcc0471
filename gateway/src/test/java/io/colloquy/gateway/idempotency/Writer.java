package io.colloquy.gateway.idempotency;

import static io.restassured.RestAssured.given;

import io.colloquy.gateway.identity.AssumedAccount;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Somebody who sends what he sends with one key. */
final class Writer {
    static final String NAME = "anna";

    private final String key = UUID.randomUUID().toString();

    String key() {
        return key;
    }

    static RequestSpecification unkeyed() {
        return given().header(AssumedAccount.HEADER, NAME).contentType("application/json");
    }

    RequestSpecification keyed() {
        return unkeyed().header(IdempotencyKey.HEADER, key);
    }

    Response post(String body) {
        return keyed().body(body).post(Creations.PATH);
    }

    Response upload(String text) {
        return keyed().contentType("multipart/form-data")
                .multiPart("file", "chat.txt", text.getBytes(StandardCharsets.UTF_8))
                .post("/api/imports");
    }

    /** The head of a request as bytes, for what a proper client would not do. */
    String head(String path, long length) {
        return "POST " + path + " HTTP/1.1\r\nHost: here\r\n" + AssumedAccount.HEADER + ": " + NAME + "\r\n"
                + IdempotencyKey.HEADER + ": " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
    }
}
