package io.colloquy.internaltoken;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.lang.JoseException;

/**
 * A new pair of keys, as text for the configuration.
 *
 * @param id its name in both texts
 * @param privateJwk for the issuer only
 * @param publicJwk for everybody, in a {@link #jwks set} with the others'
 */
public record KeyPair(String id, String privateJwk, String publicJwk) {
    /** Makes a pair for the service that will sign with it, such as {@code gateway}: lower-case letters and hyphens. */
    public static KeyPair generate(String issuer) {
        String id = issuer + "-" + UUID.randomUUID().toString().substring(0, 8);
        KeyId.issuer(id);
        OctetKeyPairJsonWebKey pair = pair();
        pair.setKeyId(id);
        return new KeyPair(
                id, pair.toJson(OutputControlLevel.INCLUDE_PRIVATE), pair.toJson(OutputControlLevel.PUBLIC_ONLY));
    }

    /** The text that everybody verifies by. */
    public static String jwks(List<KeyPair> pairs) {
        return pairs.stream().map(KeyPair::publicJwk).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    /** Without the private part, wherever a pair is written by mistake. */
    @Override
    public String toString() {
        return id;
    }

    private static OctetKeyPairJsonWebKey pair() {
        try {
            return OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
        } catch (JoseException e) {
            throw new IllegalStateException("this Java cannot make Ed25519 keys", e);
        }
    }
}
