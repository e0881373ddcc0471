package io.colloquy.tokengate;

import io.colloquy.internaltoken.Group;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;

/** Whose request this is. Asked once by a resource's method; everything below it is given the account. */
@RequestScoped
public class Caller {
    private final RoutingContext request;

    Caller(RoutingContext request) {
        this.request = request;
    }

    /** As the token says it; 1 to 200 characters. */
    public String account() {
        return TokenGate.tokenOf(request).account();
    }

    /** Whether he runs the system, and may see what is everybody's. */
    public boolean isOperator() {
        return TokenGate.tokenOf(request).isFor(Group.OPERATOR);
    }
}
