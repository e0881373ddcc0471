package io.colloquy.tracking;

import static io.restassured.RestAssured.given;

import io.colloquy.internaltoken.Group;
import io.colloquy.internaltokentest.Bearer;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpRequest;

/** Requests on somebody's behalf: the one place of these tests that knows how a request says whose it is. */
public final class As {
    /** Whose requests are that do not say. */
    public static final String OPERATOR = "local";

    private As() {}

    public static RequestSpecification account(String account) {
        return given().header(Bearer.as(account));
    }

    /** A person who is nothing else: no operator, and no service on his behalf. */
    public static RequestSpecification user(String account) {
        return given().header(Bearer.as(account, Group.USER));
    }

    /** As the first, for a client that reads streams. */
    public static HttpRequest.Builder account(String account, URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", Bearer.of(account));
    }

    /** A neighbour on nobody's behalf. */
    public static RequestSpecification service() {
        return given().header(Bearer.bySummaryService("summary-service"));
    }

    /** The gateway, about what this account has. */
    public static RequestSpecification gateway(String account) {
        return given().header(Bearer.as(account, Group.SERVICE));
    }
}
