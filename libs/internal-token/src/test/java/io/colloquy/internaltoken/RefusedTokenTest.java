package io.colloquy.internaltoken;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final KeyPair GATEWAY = KeyPair.generate("gateway");
    private static final KeyPair SUMMARY = KeyPair.generate("summary-service");

    private final TokenVerifier graph =
            new TokenVerifier(VerificationKeys.parse(KeyPair.jwks(List.of(GATEWAY, SUMMARY))), "graph-service");

    @Test
    void theTokenThatTheForgeriesAreMadeFromIsGood() throws TokenRefused {
        InternalToken token = graph.verify(gateways().token(), NOW);

        assertEquals("anna", token.account());
        assertEquals(Set.of(Group.USER), token.groups());
    }

    @Test
    void aTokenForAnotherServiceIsWorthNothing() {
        refused("is for another service", gateways().with("aud", "tracking-service"));
        refused("is for another service", gateways().with("aud", List.of("tracking-service")));
        refused("is for another service", gateways().without("aud"));
    }

    @Test
    void aTokenEnds() throws TokenRefused {
        String token = gateways().token();

        graph.verify(token, NOW.plusSeconds(64));
        assertThrows(TokenRefused.class, () -> graph.verify(token, NOW.plusSeconds(65)));
        refused("has expired", gateways().with("exp", NOW.getEpochSecond() - 6));
        refused("is not a token of ours", gateways().without("exp"));
    }

    @Test
    void aTokenThatWouldLiveForYearsIsRefused() {
        refused("is not a token of ours", gateways().with("exp", NOW.getEpochSecond() + 100_000_000));
    }

    @Test
    void anUnsignedTokenIsRefused() {
        Forgery unsigned = gateways().algorithm(AlgorithmIdentifiers.NONE, null);
        String signature = gateways().token().replaceAll(".*\\.", "");

        refused("is not a signed token", unsigned);
        refused("is not a token of ours", unsigned.token() + signature);
        refused("is not a token of ours", unsigned.named(null).token() + signature);
    }

    @Test
    void thePublicKeyIsNoSecretToSignWith() {
        for (byte[] secret : List.of(
                Forgery.publicKey(GATEWAY).getEncoded(), GATEWAY.publicJwk().getBytes(US_ASCII))) {
            var key = new SecretKeySpec(secret, "HmacSHA512");
            refused("is not a signed token", gateways().algorithm(AlgorithmIdentifiers.HMAC_SHA256, key));
            refused("is not a token of ours", gateways().algorithm(AlgorithmIdentifiers.HMAC_SHA512, key));
        }
    }

    @Test
    void aForeignKeyIsRefusedUnderAnyName() {
        KeyPair foreign = KeyPair.generate("gateway");

        refused("is not a token of ours", gateways().signedBy(foreign.id(), Forgery.privateKey(foreign)));
        refused("has a wrong signature", gateways().signedBy(GATEWAY.id(), Forgery.privateKey(foreign)));
        refused("is not a token of ours", gateways().named(null));
    }

    @Test
    void nobodySignsInAnothersName() {
        refused(
                "names an issuer whose key it was not signed with",
                gateways().signedBy(SUMMARY.id(), Forgery.privateKey(SUMMARY)));
        refused("is not a token of ours", gateways().without("iss"));
    }

    @Test
    void onlyTheGatewaySpeaksForPeople() throws TokenRefused {
        Forgery token = Forgery.like(SUMMARY, "summary-service", "graph-service", NOW);

        refused("speaks for people without being the gateway's", token);
        refused("speaks for people without being the gateway's", token.with("groups", List.of("service", "operator")));
        graph.verify(token.with("groups", List.of("service")).token(), NOW);
    }

    @Test
    void aTokenWithoutAnAccountIsRefused() {
        refused("is not a token of ours", gateways().without("sub"));
    }

    @Test
    void aClaimOfTheWrongTypeIsARefusalAndNoFailure() {
        for (String claim : List.of("iss", "aud", "sub", "exp", "groups", "scope")) {
            for (Object wrong : List.of(7, true, List.of(1, 2), List.of(List.of()), Map.of("a", 1))) {
                Forgery forgery = gateways().with(claim, wrong);
                if (!(claim.equals("exp") && wrong.equals(7))) {
                    assertThrows(TokenRefused.class, () -> graph.verify(forgery.token(), NOW), claim + " " + wrong);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "....",
                "a",
                "a.b.c",
                "e30.e30.",
                "null",
                "{}",
                "e30",
                "\u0000",
                "ü.ü.ü",
                "a.b.c.d.e",
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0.....",
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA"
            })
    void garbageIsRefused(String garbage) {
        assertThrows(TokenRefused.class, () -> graph.verify(garbage, NOW));
        assertThrows(TokenRefused.class, () -> graph.verify(garbage.repeat(5000) + "x", NOW));
    }

    @Test
    void noChangeOfATokenIsAcceptedAndNoneIsAFailure() {
        byte[] token = gateways().token().getBytes(US_ASCII);
        Random random = new Random(42);
        for (int round = 0; round < 3000; round++) {
            byte[] changed = token.clone();
            int at = random.nextInt(changed.length - 1);
            changed[at] = (byte) (33 + random.nextInt(94));
            if (changed[at] != token[at]) {
                assertThrows(TokenRefused.class, () -> graph.verify(new String(changed, US_ASCII), NOW));
            }
        }
    }

    @Test
    void aRefusalQuotesNothingOfTheToken() {
        String token =
                gateways().signedBy(GATEWAY.id(), Forgery.privateKey(SUMMARY)).token();

        var refusal = assertThrows(TokenRefused.class, () -> graph.verify(token, NOW));

        assertFalse(refusal.getMessage().contains("anna"));
        String signature = token.substring(token.lastIndexOf('.') + 1);
        assertFalse(refusal.getMessage().contains(signature));
        assertEquals(64, Base64.getUrlDecoder().decode(signature).length);
    }

    private static Forgery gateways() {
        return Forgery.like(GATEWAY, "gateway", "graph-service", NOW);
    }

    private void refused(String why, Forgery forgery) {
        refused(why, forgery.token());
    }

    private void refused(String why, String token) {
        var refusal = assertThrows(TokenRefused.class, () -> graph.verify(token, NOW));
        assertEquals(why, refusal.getMessage());
    }
}
