package io.colloquy.summary;

import static io.restassured.RestAssured.given;

import io.colloquy.internaltoken.Group;
import io.colloquy.internaltokentest.Bearer;
import io.colloquy.summary.ScriptedNeighbour.Call;
import io.restassured.specification.RequestSpecification;

/** Requests on somebody's behalf: the one place of these tests that knows how a request says whose it is. */
public final class As {
    private As() {}

    public static RequestSpecification account(String account) {
        return given().header(Bearer.as(account));
    }

    /** On whose behalf this service called a neighbour. */
    public static String whose(Call call) {
        return call.token().account();
    }

    /** The gateway, about what this account has. */
    public static RequestSpecification gateway(String account) {
        return given().header(Bearer.as(account, Group.SERVICE));
    }
}
