package io.colloquy.tokengate;

import io.colloquy.internaltoken.InternalToken;
import io.colloquy.internaltoken.TokenRefused;
import io.colloquy.internaltoken.TokenVerifier;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Lets a call pass whose token is good and may call the path; everybody else is told why not. */
final class Gate implements Handler<RoutingContext> {
    static final String TOKEN = "colloquy.internal-token";

    private static final Logger LOG = Logger.getLogger(Gate.class);
    private static final String BEARER = "Bearer ";

    private final TokenVerifier verifier;
    private final Clock clock;

    Gate(TokenVerifier verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    @Override
    public void handle(RoutingContext call) {
        List<String> credentials = call.request().headers().getAll("Authorization");
        if (credentials.size() != 1 || !credentials.get(0).regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            Refusal.unauthenticated("A call needs one internal token.").answer(call);
            return;
        }
        InternalToken token;
        try {
            token = verifier.verify(credentials.get(0).substring(BEARER.length()), clock.instant());
        } catch (TokenRefused refused) {
            LOG.warnf("A call was refused because its token %s", refused.getMessage());
            Refusal.unauthenticated("The internal token " + refused.getMessage() + ".")
                    .answer(call);
            return;
        }
        admit(call, token);
    }

    private static void admit(RoutingContext call, InternalToken token) {
        if (!Admission.to(call.normalizedPath()).admits(token)) {
            Refusal.forbidden("This path is not for the internal token's groups, issuer or account.")
                    .answer(call);
            return;
        }
        call.put(TOKEN, token);
        call.next();
    }
}
