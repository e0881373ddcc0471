package io.colloquy.internaltokentest;

import io.colloquy.internaltoken.InternalToken;
import io.colloquy.internaltoken.TokenRefused;
import io.colloquy.internaltoken.TokenVerifier;
import io.colloquy.internaltoken.VerificationKeys;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** What a fake neighbour finds out about whoever calls it, as the real one would. */
public final class ReceivedToken {
    private static final VerificationKeys KEYS = VerificationKeys.configured(
            ConfigProvider.getConfig().getOptionalValue(VerificationKeys.VARIABLE, String.class));

    private ReceivedToken() {}

    /**
     * Reads the value of an Authorization header, null or not.
     *
     * @param service whom the fake stands for
     * @return empty where the service would answer 401
     */
    public static Optional<InternalToken> read(String service, String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            return Optional.empty();
        }
        try {
            String token = authorization.substring("Bearer ".length());
            return Optional.of(new TokenVerifier(KEYS, service).verify(token, Instant.now()));
        } catch (TokenRefused refused) {
            return Optional.empty();
        }
    }
}
