package io.colloquy.internaltoken;

import java.security.Key;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Makes tokens that {@link TokenSigner} would never make. */
final class Forgery {
    final Map<String, Object> claims = new LinkedHashMap<>();
    private String algorithm = AlgorithmIdentifiers.EDDSA;
    private String keyId;
    private Key key;

    /** What is right in everything, to be changed in one point. */
    static Forgery like(KeyPair pair, String issuer, String audience, Instant now) {
        Forgery token = new Forgery();
        token.claims.put("iss", issuer);
        token.claims.put("aud", audience);
        token.claims.put("sub", "anna");
        token.claims.put("exp", now.getEpochSecond() + 60);
        token.claims.put("groups", List.of("user"));
        return token.signedBy(pair.id(), privateKey(pair));
    }

    Forgery with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    Forgery without(String claim) {
        claims.remove(claim);
        return this;
    }

    Forgery algorithm(String name, Key with) {
        algorithm = name;
        key = with;
        return this;
    }

    Forgery named(String name) {
        keyId = name;
        return this;
    }

    Forgery signedBy(String name, Key with) {
        keyId = name;
        key = with;
        return this;
    }

    String token() {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            signature.setDoKeyValidation(false);
            signature.setAlgorithmHeaderValue(algorithm);
            signature.setKeyIdHeaderValue(keyId);
            signature.setKey(key);
            signature.setPayload(JsonUtil.toJson(claims));
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static Key privateKey(KeyPair pair) {
        return jwk(pair.privateJwk()).getPrivateKey();
    }

    static Key publicKey(KeyPair pair) {
        return jwk(pair.publicJwk()).getPublicKey();
    }

    private static PublicJsonWebKey jwk(String json) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(json);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
