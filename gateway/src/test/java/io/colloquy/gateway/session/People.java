package io.colloquy.gateway.session;

import static io.colloquy.gateway.identity.AssumedOperator.NOBODY;
import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** People with accounts, made by the operator, and what they send. */
public final class People {
    public static final String PASSWORD = "correct horse battery";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private People() {}

    /** A name that no other test has. */
    public static String name() {
        return "anna-" + Long.toString(System.nanoTime(), 36) + "-" + COUNT.incrementAndGet();
    }

    /** Returns the id of a new account with {@link #PASSWORD}. */
    public static String account(String name, String role) {
        return given().contentType("application/json")
                .body(Map.of("name", name, "password", PASSWORD, "role", role))
                .post("/api/operator/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Returns the token of a new session of a new account. */
    public static String token() {
        String name = name();
        account(name, "user");
        return token(name);
    }

    public static String token(String name) {
        return logIn(name, PASSWORD, false).then().statusCode(200).extract().path("token");
    }

    public static Response logIn(String name, String password, boolean cookie) {
        return nobody().contentType("application/json")
                .body(Map.of("name", name, "password", password, "cookie", cookie))
                .post("/api/auth/login");
    }

    public static RequestSpecification nobody() {
        return given().header(NOBODY, "1");
    }

    public static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    /** Returns a key of this account with these scopes, in full. */
    public static String key(String token, String... scopes) {
        return as(token)
                .contentType("application/json")
                .body(Map.of("name", "a test", "scopes", scopes))
                .post("/api/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }
}
