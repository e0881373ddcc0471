package io.colloquy.gateway.oidc;

import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;

/** Nobody can say whether a token is good. Nothing is known to be wrong with it, and it may be sent again. */
final class IssuerUnavailable extends Refused {
    private static final long serialVersionUID = 1;

    IssuerUnavailable() {
        super(Problem.of(
                        503,
                        "issuer-unavailable",
                        "The issuer does not answer",
                        "The issuer of this token does not say which keys are its own. Send the same request again later.")
                .with("Retry-After", "10"));
    }
}
