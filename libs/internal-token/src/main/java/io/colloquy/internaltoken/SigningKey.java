package io.colloquy.internaltoken;

import java.security.PrivateKey;
import java.util.Optional;
import org.jose4j.jwk.PublicJsonWebKey;

/** The private key with which one service signs. Its name says whose it is, so nobody signs with another's by mistake. */
public final class SigningKey {
    /** The variable of the configuration that holds it. */
    public static final String VARIABLE = "COLLOQUY_INTERNAL_KEY";

    private final String id;
    private final PrivateKey key;

    private SigningKey(String id, PrivateKey key) {
        this.id = id;
        this.key = key;
    }

    /**
     * Reads what {@link KeyPair} wrote.
     *
     * @param json a private JWK: {@code {"kty":"OKP","crv":"Ed25519","kid":"gateway-1a2b","x":"…","d":"…"}}
     * @param issuer the service that is to sign with it
     * @throws UnusableKey when it is something else, or the key of another issuer
     */
    public static SigningKey parse(String json, String issuer) {
        PublicJsonWebKey jwk = Jwk.ed25519(Jwk.object(json));
        if (!KeyId.issuer(jwk.getKeyId()).equals(issuer)) {
            throw new UnusableKey("has the key of another issuer; its kid must begin with " + issuer + "-");
        }
        if (jwk.getPrivateKey() == null) {
            throw new UnusableKey("has a key without its private part (d)");
        }
        return new SigningKey(jwk.getKeyId(), jwk.getPrivateKey());
    }

    /**
     * Reads the value of {@link #VARIABLE}.
     *
     * @throws UnusableKey with the variable's name, also when there is no value
     */
    public static SigningKey configured(Optional<String> value, String issuer) {
        return UnusableKey.in(VARIABLE, value, text -> parse(text, issuer));
    }

    String id() {
        return id;
    }

    String issuer() {
        return KeyId.issuer(id);
    }

    PrivateKey key() {
        return key;
    }
}
