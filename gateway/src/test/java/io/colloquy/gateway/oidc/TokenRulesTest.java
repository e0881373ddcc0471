package io.colloquy.gateway.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.gateway.identity.Role;
import io.colloquy.gateway.identity.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final TestKey KEY = TestKey.of("RS256");
    private static final Set<Scope> ALL = Role.USER.scopes();

    private final TokenRules rules = new TokenRules(new Issuer("https://id.example", "colloquy"));

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256", "EdDSA"})
    void aTokenOfTheIssuerForThisAudienceIsGood(String algorithm) throws TokenRefused {
        TestKey key = TestKey.of(algorithm);

        IssuerToken token = read(key, key.sign(claims()));

        assertEquals("anna", token.subject());
        assertEquals(ALL, token.scopes());
        assertEquals(NOW.plusSeconds(300), token.expires());
        assertEquals(NOW, token.proven());
    }

    @Test
    void theAudienceMayBeOneOfSeveralAndClocksMayDifferByAMinute() throws TokenRefused {
        read(KEY, KEY.sign(claims().put("aud", new JsonArray().add("other").add("colloquy"))));
        read(KEY, KEY.sign(claims().put("iat", at(-300)).put("exp", at(-59))));
        read(KEY, KEY.sign(claims().put("iat", at(59)).put("nbf", at(59))));
        read(KEY, KEY.sign(claims().put("azp", "a program of whose we know nothing")));
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(
                wrong("another issuer", all -> all.put("iss", "https://id.example.evil")),
                wrong("almost the issuer", all -> all.put("iss", "https://id.example/")),
                wrong("several issuers", all -> all.put("iss", List.of("https://id.example"))),
                wrong("no issuer", all -> without(all, "iss")),
                wrong("another audience", all -> all.put("aud", "colloquy2")),
                wrong("other audiences", all -> all.put("aud", List.of("a", "b"))),
                wrong("no audience", all -> without(all, "aud")),
                wrong("expired", all -> all.put("iat", at(-300)).put("exp", at(-60))),
                wrong("expired for ever", all -> all.put("exp", Long.MIN_VALUE)),
                wrong("no end", all -> without(all, "exp")),
                wrong("an end that is text", all -> all.put("exp", "tomorrow")),
                wrong("a life of two days", all -> all.put("exp", at(2 * 86_400))),
                wrong("a life without end", all -> all.put("exp", Long.MAX_VALUE)),
                wrong("not yet valid", all -> all.put("nbf", at(61))),
                wrong("issued in the future", all -> all.put("iat", at(120))),
                wrong("issued long ago", all -> all.put("iat", at(-2 * 86_400))),
                wrong("no time of issue", all -> without(all, "iat")),
                wrong("no subject", all -> without(all, "sub")),
                wrong("an empty subject", all -> all.put("sub", "")),
                wrong("a long subject", all -> all.put("sub", "a".repeat(256))),
                wrong("a subject that PostgreSQL cannot store", all -> all.put("sub", "an\u0000na")),
                wrong("a subject that is not ASCII", all -> all.put("sub", "\u00e4nna")),
                wrong("a subject that is a number", all -> all.put("sub", 7)),
                wrong("a scope that is a list", all -> all.put("scope", List.of("read"))),
                wrong("a log-in that is text", all -> all.put("auth_time", "now")),
                wrong("a log-in out of all time", all -> all.put("auth_time", Long.MIN_VALUE)),
                wrong("bound to a key", all -> all.put("cnf", new JsonObject().put("jkt", "x"))),
                wrong("an event", all -> all.put("events", new JsonObject())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongClaims")
    void aTokenWithAWrongClaimIsRefused(String what, UnaryOperator<JsonObject> change) {
        refused(KEY.sign(change.apply(claims())));
    }

    @Test
    void aPayloadOfTwoMeaningsOrNoneIsRefused() {
        String good = claims().encode();
        Map<String, Object> head = head("RS256");

        refused(KEY.sign(head, good.replace("\"sub\"", "\"sub\":\"ben\",\"sub\"")));
        refused(KEY.sign(head, good.replace("\"aud\"", "\"aud\":\"colloquy\",\"aud\"")));
        refused(KEY.sign(head, "[" + good + "]"));
        refused(KEY.sign(head, good + good));
        refused(KEY.sign(head, "anna"));
        refused(KEY.sign(head, good.replaceFirst("\\{", "{\"deep\":" + "[".repeat(8_000) + ",")));
        refused(KEY.sign(
                head,
                good.replaceFirst("\\{", "{\"deep\":" + "{\"a\":".repeat(1_500) + "1" + "}".repeat(1_499) + ",")));
    }

    @Test
    void onlyAKeyThatHasASecretHalfSigns() {
        String claims = claims().encode();
        var publicKeyAsSecret = new SecretKeySpec(KEY.pair().getPublicKey().getEncoded(), "HmacSHA256");

        refused(TestKey.sign(head("none"), claims, null));
        refused(TestKey.sign(head("none"), claims, null) + "AAAA");
        refused(TestKey.sign(head("HS256"), claims, publicKeyAsSecret));
        refused(KEY.sign(head("RS512"), claims));
    }

    @Test
    void whoeverHasNotTheKeySignsNothing() {
        String good = KEY.sign(claims());
        String[] parts = good.split("\\.", -1);
        String[] other = KEY.sign(claims().put("sub", "ben")).split("\\.", -1);
        TestKey foreign = TestKey.of("RS256");
        Map<String, Object> withOwnKey = head("RS256");
        withOwnKey.put("jwk", foreign.published().getMap());
        withOwnKey.put("jku", "https://evil.example/keys");

        refused(foreign.sign(head("RS256"), claims().encode()));
        refused(foreign.sign(withOwnKey, claims().encode()));
        refused(parts[0] + "." + other[1] + "." + parts[2]);
        refused(parts[0] + "." + parts[1] + ".AAAA");
    }

    @ParameterizedTest
    @CsvSource({
        "typ, logout+jwt",
        "typ, application/secevent+jwt",
        "typ, dpop+jwt",
        "kid, ''",
        "kid, 'with space'",
        "alg, rs256",
        "alg, ''",
    })
    void aHeadThatSaysSomethingElseIsRefused(String name, String value) {
        Map<String, Object> head = head("RS256");
        head.put(name, value);
        String token = KEY.sign(head("RS256"), claims().encode());
        String encoded = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(new JsonObject(head).encode().getBytes(StandardCharsets.UTF_8));

        assertThrows(TokenRefused.class, () -> TokenRules.key(encoded + token.substring(token.indexOf('.'))));
    }

    @Test
    void aHeadThatCannotBeReadIsRefused() {
        for (String head : List.of("e30", "W10", "bm90IGpzb24", "eyJhbGciOjd9", "eyJhbGciOiJSUzI1NiIsImtpZCI6N30")) {
            assertThrows(TokenRefused.class, () -> TokenRules.key(head + ".e30.AAAA"), head);
        }
        Map<String, Object> critical = head("RS256");
        critical.put("crit", List.of("exp"));
        refused(KEY.sign(critical, claims().encode()));
    }

    @ParameterizedTest
    @CsvSource({
        "'', read write generate",
        "openid profile, read write generate",
        "openid read, read",
        "generate read, read generate",
        "admin, read write generate",
        "admin write, write",
        "READ, read write generate",
    })
    void aTokenMayNameFewerScopesAndNeverTheOperators(String scope, String expected) throws TokenRefused {
        IssuerToken token = read(KEY, KEY.sign(claims().put("scope", scope)));

        assertEquals(Scope.of(List.of(expected.split(" ", -1))), token.scopes());
    }

    @Test
    void aLogInIsAsOldAsTheIssuerSaysAndNeverYoungerThanTheToken() throws TokenRefused {
        assertEquals(
                NOW.minus(Duration.ofHours(3)),
                read(KEY, KEY.sign(claims().put("auth_time", at(-3 * 3600)))).proven());
        assertEquals(
                NOW, read(KEY, KEY.sign(claims().put("auth_time", at(3600)))).proven());
    }

    private void refused(String token) {
        assertThrows(TokenRefused.class, () -> read(KEY, token));
    }

    private IssuerToken read(TestKey key, String token) throws TokenRefused {
        return rules.read(token, TokenRules.key(token), key.pair().getPublicKey(), NOW);
    }

    private static JsonObject claims() {
        return new JsonObject()
                .put("iss", "https://id.example")
                .put("aud", "colloquy")
                .put("sub", "anna")
                .put("iat", at(0))
                .put("exp", at(300));
    }

    private static Map<String, Object> head(String algorithm) {
        return new HashMap<>(Map.of("alg", algorithm, "kid", KEY.id(), "typ", "JWT"));
    }

    private static long at(long seconds) {
        return NOW.getEpochSecond() + seconds;
    }

    private static Arguments wrong(String what, UnaryOperator<JsonObject> change) {
        return Arguments.of(what, change);
    }

    private static JsonObject without(JsonObject claims, String name) {
        claims.remove(name);
        return claims;
    }
}
