package io.colloquy.gateway.oidc;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.Key;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** A pair of keys of an issuer, which signs whatever it is told to, in whatever way. */
record TestKey(PublicJsonWebKey pair, String algorithm) {
    static TestKey of(String algorithm) {
        try {
            PublicJsonWebKey pair = switch (algorithm) {
                case "ES256" -> EcJwkGenerator.generateJwk(EllipticCurves.P256);
                case "EdDSA" -> OkpJwkGenerator.generateJwk("Ed25519");
                default -> RsaJwkGenerator.generateJwk(2048);
            };
            pair.setKeyId("k-" + UUID.randomUUID());
            return new TestKey(pair, algorithm);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    String id() {
        return pair.getKeyId();
    }

    KeyName name() {
        return new KeyName(id(), Algorithm.of(algorithm).orElseThrow());
    }

    JsonObject published() {
        return new JsonObject(pair.toJson(OutputControlLevel.PUBLIC_ONLY));
    }

    static String set(TestKey... keys) {
        JsonArray set = new JsonArray();
        for (TestKey key : keys) {
            set.add(key.published());
        }
        return new JsonObject().put("keys", set).encode();
    }

    String sign(JsonObject claims) {
        return sign(Map.of("alg", algorithm, "kid", id(), "typ", "JWT"), claims.encode());
    }

    String sign(Map<String, Object> head, String payload) {
        return sign(head, payload, pair.getPrivateKey());
    }

    /** @param key any key; null for the algorithm none */
    static String sign(Map<String, Object> head, String payload, Key key) {
        JsonWebSignature token = new JsonWebSignature();
        head.forEach(token.getHeaders()::setObjectHeaderValue);
        token.setPayload(payload);
        token.setKey(key);
        token.setDoKeyValidation(false);
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
