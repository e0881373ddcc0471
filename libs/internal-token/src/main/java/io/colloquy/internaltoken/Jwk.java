package io.colloquy.internaltoken;

import java.util.Map;
import org.jose4j.base64url.Base64Url;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Reads the only kind of key that is used here: Ed25519 (RFC 8037), named as {@link KeyId} says. */
final class Jwk {
    private static final int BYTES = 32;

    private Jwk() {}

    static Map<String, Object> object(String json) {
        try {
            return JsonUtil.parseJson(json);
        } catch (JoseException e) {
            throw new UnusableKey("is not a JSON object");
        }
    }

    static PublicJsonWebKey ed25519(Map<String, Object> members) {
        PublicJsonWebKey key = read(members);
        if (!(key instanceof OctetKeyPairJsonWebKey pair)
                || !OctetKeyPairJsonWebKey.SUBTYPE_ED25519.equals(pair.getSubtype())) {
            throw new UnusableKey("has a key that is not kty OKP with crv Ed25519");
        }
        if (Base64Url.decode(String.valueOf(members.get("x"))).length != BYTES) {
            throw new UnusableKey("has a key whose x is not 32 bytes");
        }
        KeyId.issuer(key.getKeyId());
        return key;
    }

    /** The library's own words may quote what it could not read, which may be a private key. */
    private static PublicJsonWebKey read(Map<String, Object> members) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(members);
        } catch (JoseException | RuntimeException e) {
            throw new UnusableKey("has a key that cannot be read");
        }
    }
}
