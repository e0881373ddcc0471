package io.colloquy.tokengate;

import io.colloquy.internaltoken.InternalToken;
import io.colloquy.internaltoken.TokenVerifier;
import io.colloquy.internaltoken.VerificationKeys;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Every call to the service's main port needs an internal token that was made for it, whatever its path and method; the
 * management port is free. A service has only this library on its class path. Without usable keys in
 * {@code COLLOQUY_INTERNAL_KEYS} it does not start.
 */
@ApplicationScoped
public class TokenGate {
    /** Before everything but what asks clients to leave a process that ends. */
    private static final int EARLY = 5_000;

    private final TokenVerifier verifier;

    TokenGate(
            @ConfigProperty(name = VerificationKeys.VARIABLE) Optional<String> keys,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.verifier = new TokenVerifier(VerificationKeys.configured(keys), service);
    }

    /** The token of a call that was let in; only such calls reach a service's code. */
    public static InternalToken tokenOf(RoutingContext call) {
        return call.get(Gate.TOKEN);
    }

    void install(@Observes Filters filters) {
        filters.register(new Gate(verifier, Clock.systemUTC()), EARLY);
    }
}
