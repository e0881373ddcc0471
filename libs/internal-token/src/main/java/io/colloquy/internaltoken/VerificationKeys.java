package io.colloquy.internaltoken;

import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.PublicJsonWebKey;

/** The public keys of everybody whose tokens are accepted. An issuer has two of them while his key is being changed. */
public final class VerificationKeys {
    /** The variable of the configuration that holds them. */
    public static final String VARIABLE = "COLLOQUY_INTERNAL_KEYS";

    private final Map<String, PublicKey> byId;

    private VerificationKeys(Map<String, PublicKey> byId) {
        this.byId = Map.copyOf(byId);
    }

    /**
     * Reads a set of public keys.
     *
     * @param json a JWKS: {@code {"keys":[{"kty":"OKP","crv":"Ed25519","kid":"gateway-1a2b","x":"…"}, …]}}
     * @throws UnusableKey when it is something else, is empty, names two keys alike, or holds a private key
     */
    public static VerificationKeys parse(String json) {
        if (!(Jwk.object(json).get("keys") instanceof List<?> keys) || keys.isEmpty()) {
            throw new UnusableKey("is not a JWKS with at least one key");
        }
        Map<String, PublicKey> byId = new HashMap<>();
        for (Object each : keys) {
            PublicJsonWebKey key = Jwk.ed25519(members(each));
            if (key.getPrivateKey() != null) {
                throw new UnusableKey("holds a private key (d), which nobody but its issuer may know");
            }
            if (byId.put(key.getKeyId(), key.getPublicKey()) != null) {
                throw new UnusableKey("has two keys with the same kid " + key.getKeyId());
            }
        }
        return new VerificationKeys(byId);
    }

    /**
     * Reads the value of {@link #VARIABLE}.
     *
     * @throws UnusableKey with the variable's name, also when there is no value
     */
    public static VerificationKeys configured(Optional<String> value) {
        return UnusableKey.in(VARIABLE, value, VerificationKeys::parse);
    }

    Optional<PublicKey> byId(String keyId) {
        return Optional.ofNullable(keyId).map(byId::get);
    }

    private static Map<String, Object> members(Object key) {
        if (!(key instanceof Map<?, ?> map)) {
            throw new UnusableKey("has a key that is not an object");
        }
        Map<String, Object> members = new HashMap<>();
        map.forEach((name, value) -> members.put(String.valueOf(name), value));
        return members;
    }
}
