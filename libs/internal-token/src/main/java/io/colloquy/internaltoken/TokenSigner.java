package io.colloquy.internaltoken;

import java.time.Duration;
import java.time.Instant;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * Signs tokens for calls to neighbours. A signature costs more than many a request, so a token is given out again for the
 * same grant while at least {@link #LEAST_LEFT} of its {@link #LIFE} is left. Safe for use by several threads.
 */
public final class TokenSigner {
    static final Duration LIFE = Duration.ofSeconds(60);
    static final Duration LEAST_LEFT = Duration.ofSeconds(20);

    private static final int MOST_KEPT = 10_000;

    private final SigningKey key;
    private final Shelf<Grant, Signed> kept = new Shelf<>(MOST_KEPT, Signed::tooLate);

    public TokenSigner(SigningKey key) {
        this.key = key;
    }

    /** A compact JWS that is good for 20 to 60 seconds from now. */
    public String sign(Grant grant, Instant now) {
        Signed known = kept.get(grant, now);
        if (known != null) {
            return known.token();
        }
        Signed made = new Signed(made(grant, now), now.plus(LIFE).minus(LEAST_LEFT));
        kept.put(grant, made, now);
        return made.token();
    }

    private String made(Grant grant, Instant now) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(key.issuer());
        claims.setAudience(grant.audience());
        claims.setSubject(grant.account());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(LIFE).getEpochSecond()));
        claims.setStringListClaim(
                "groups", grant.groups().stream().sorted().map(Group::claim).toList());
        claims.setStringClaim(
                "scope", String.join(" ", grant.scopes().stream().sorted().toList()));

        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        signature.setKeyIdHeaderValue(key.id());
        signature.setKey(key.key());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("the internal token could not be signed", e);
        }
    }

    private record Signed(String token, Instant tooLate) {}
}
