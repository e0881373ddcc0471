package io.colloquy.gateway.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedKeysTest {
    private static final TestKey RSA = TestKey.of("RS256");
    private static final TestKey EC = TestKey.of("ES256");

    @Test
    void aKeyIsFoundByItsNameAndForItsAlgorithms() {
        PublishedKeys keys = PublishedKeys.parse(TestKey.set(RSA, EC));

        assertEquals(Optional.of(RSA.pair().getPublicKey()), keys.find(new KeyName(RSA.id(), Algorithm.PS256)));
        assertEquals(Optional.of(EC.pair().getPublicKey()), keys.find(EC.name()));
        assertTrue(keys.find(new KeyName(RSA.id(), Algorithm.ES256)).isEmpty());
        assertTrue(keys.find(new KeyName("k-other", Algorithm.RS256)).isEmpty());
    }

    @Test
    void aKeyThatNamesItsAlgorithmIsForNoOther() {
        PublishedKeys keys = PublishedKeys.parse(with(RSA.published().put("alg", "RS256")));

        assertTrue(keys.find(RSA.name()).isPresent());
        assertTrue(keys.find(new KeyName(RSA.id(), Algorithm.PS256)).isEmpty());
    }

    @Test
    void whatIsNotForSigningIsLeftOut() {
        JsonObject encrypts = TestKey.of("RS256").published().put("use", "enc");
        JsonObject nameless = TestKey.of("ES256").published();
        nameless.remove("kid");
        JsonObject shared =
                new JsonObject().put("kty", "oct").put("kid", RSA.id()).put("k", "c2VjcmV0");
        JsonObject told = new JsonObject(EC.pair().toJson(OutputControlLevel.INCLUDE_PRIVATE));

        PublishedKeys keys = PublishedKeys.parse(new JsonObject()
                .put(
                        "keys",
                        new JsonArray()
                                .add(shared)
                                .add(7)
                                .add(encrypts)
                                .add(nameless)
                                .add(told)
                                .add(RSA.published()))
                .encode());

        assertTrue(keys.find(RSA.name()).isPresent());
        assertTrue(keys.find(new KeyName(encrypts.getString("kid"), Algorithm.RS256))
                .isEmpty());
        assertTrue(keys.find(EC.name()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"keys\": {}}",
                "{\"keys\": []}",
                "{\"keys\": [{\"kty\": \"RSA\"}]}",
                "{\"keys\": [], \"keys\": []}",
                "{\"keys\": [{\"kty\": \"EC\", \"kid\": \"a\", \"crv\": \"P-0\", \"x\": \"AA\", \"y\": \"AA\"}]}",
                "<html>"
            })
    void aSetWithoutAUsableKeyIsNone(String json) {
        assertThrows(IssuerAnswer.class, () -> PublishedKeys.parse(json));
    }

    @Test
    void nestingWithoutEndBreaksNothing() {
        String deep = "{\"keys\":" + "[".repeat(60_000);

        assertThrows(IssuerAnswer.class, () -> PublishedKeys.parse(deep));
        assertThrows(IssuerAnswer.class, () -> PublishedKeys.parse(deep + "]".repeat(60_000) + "}"));
    }

    @Test
    void moreThanAHundredKeysAreNotLookedThrough() {
        JsonArray many = new JsonArray();
        for (int i = 0; i < 101; i++) {
            many.add(EC.published());
        }

        assertThrows(
                IssuerAnswer.class,
                () -> PublishedKeys.parse(new JsonObject().put("keys", many).encode()));
    }

    private static String with(JsonObject key) {
        return new JsonObject().put("keys", new JsonArray().add(key)).encode();
    }
}
