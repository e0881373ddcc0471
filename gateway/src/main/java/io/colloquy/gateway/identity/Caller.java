package io.colloquy.gateway.identity;

import io.colloquy.gateway.access.Access;
import io.colloquy.gateway.edge.PublicUrl;
import io.colloquy.gateway.problem.Refused;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;

/** Whose request the gateway's own operation is answering. Asked once by its method; everything below is given the answer. */
@RequestScoped
public class Caller {
    private static final int MOST = 200;

    private final RoutingContext context;

    Caller(RoutingContext context) {
        this.context = context;
    }

    /** Fails with a 401 where the path is open and the caller did not say who he is. */
    public Identity identity() {
        return Identity.of(context).orElseThrow(() -> new Refused(IdentityProblems.missing()));
    }

    public String requestId() {
        return Access.requestId(context);
    }

    public PublicUrl url() {
        return PublicUrl.of(context);
    }

    /** What the caller's program calls itself, in printable characters and not at length. */
    public String client() {
        String agent = context.request().getHeader("User-Agent");
        String printable = agent == null ? "" : agent.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= MOST ? printable : printable.substring(0, MOST);
    }
}
