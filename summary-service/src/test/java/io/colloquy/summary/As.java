package io.colloquy.summary;

import static io.restassured.RestAssured.given;

import io.colloquy.summary.ScriptedNeighbour.Call;
import io.restassured.specification.RequestSpecification;

/** Requests on somebody's behalf: the one place of these tests that knows how a request says whose it is. */
public final class As {
    private static final String HEADER = "X-Colloquy-Account";

    private As() {}

    public static RequestSpecification account(String account) {
        return given().header(HEADER, account);
    }

    /** On whose behalf this service called a neighbour. */
    public static String whose(Call call) {
        return call.headers().get(HEADER);
    }

    /** A neighbour on nobody's behalf. */
    public static RequestSpecification service() {
        return given();
    }
}
