package io.colloquy.gateway.identity;

import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;

/** What somebody is told whom the gateway does not let in. */
public final class IdentityProblems {
    private IdentityProblems() {}

    static Problem missing() {
        return Problem.of(
                        401,
                        "unauthenticated",
                        "Not logged in",
                        "This needs an API key or session token as bearer, or a session cookie.")
                .with("WWW-Authenticate", "Bearer");
    }

    /** One text for unknown, expired, revoked and malformed: which of these it is concerns only its owner. */
    public static Problem unknown() {
        return Problem.of(401, "unauthenticated", "Not logged in", "This credential is not, or no longer, valid.")
                .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    static Refused scope(Scope needed) {
        String name = needed.text();
        return new Refused(Problem.of(
                        403,
                        "forbidden-scope",
                        "Not allowed",
                        "This needs the scope " + name + ", which this credential has not.")
                .with("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + name + "\""));
    }

    static Refused origin() {
        return new Refused(Problem.of(
                403,
                "bad-origin",
                "Foreign origin",
                "A page of another origin may not change anything with this cookie."));
    }
}
