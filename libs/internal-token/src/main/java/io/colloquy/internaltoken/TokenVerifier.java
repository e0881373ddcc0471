package io.colloquy.internaltoken;

import java.security.Key;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Says whether a token is good here: signed with Ed25519 by a known key, by the issuer whose key it is, for this audience,
 * and not over. What was found good stays so until the token ends, because a check costs more than many a request. Follows
 * RFC 8725 (one algorithm, one key per name, every claim checked). Safe for use by several threads.
 */
public final class TokenVerifier {
    /** Only the gateway knows people; a token of another issuer speaks for services and nobody else. */
    static final String GATEWAY = "gateway";

    private static final int LEEWAY_SECONDS = 5;
    /** More than any token lives: one that would live for years was not made by us, whatever key signed it. */
    private static final int LONGEST_MINUTES = 2;

    /** Three parts in the alphabet of URLs, the last of the length of an Ed25519 signature; the library reads more kindly. */
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9_-]{1,500}\\.[A-Za-z0-9_-]{1,3000}\\.[A-Za-z0-9_-]{86}");

    private static final int MOST_KEPT = 10_000;

    private final VerificationKeys keys;
    private final String audience;
    private final Shelf<String, InternalToken> kept = new Shelf<>(MOST_KEPT, InternalToken::expires);

    /** Accepts what was signed by one of these keys for the service of this name. */
    public TokenVerifier(VerificationKeys keys, String audience) {
        this.keys = keys;
        this.audience = audience;
    }

    /** Reads a compact JWS; anything else is refused as well. */
    public InternalToken verify(String token, Instant now) throws TokenRefused {
        InternalToken known = kept.get(token, now);
        if (known != null) {
            return known;
        }
        if (!FORM.matcher(token).matches()) {
            throw new TokenRefused("is not a signed token");
        }
        InternalToken good = checked(token, now);
        kept.put(token, good, now);
        return good;
    }

    private InternalToken checked(String token, Instant now) throws TokenRefused {
        try {
            JwtContext context = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA)
                    .setVerificationKeyResolver(this::key)
                    .setExpectedAudience(true, audience)
                    .setExpectedIssuers(true, (String[]) null)
                    .setRequireSubject()
                    .setRequireExpirationTime()
                    .setMaxFutureValidityInMinutes(LONGEST_MINUTES)
                    .setAllowedClockSkewInSeconds(LEEWAY_SECONDS)
                    .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                    .build()
                    .process(token);
            return read(context);
        } catch (InvalidJwtException e) {
            throw new TokenRefused(why(e));
        } catch (MalformedClaimException e) {
            throw new TokenRefused("has a claim of the wrong type");
        }
    }

    private Key key(JsonWebSignature token, List<JsonWebStructure> nested) throws UnresolvableKeyException {
        return keys.byId(token.getKeyIdHeaderValue())
                .orElseThrow(() -> new UnresolvableKeyException("no key of that name"));
    }

    private static InternalToken read(JwtContext context) throws MalformedClaimException, TokenRefused {
        JwtClaims claims = context.getJwtClaims();
        String issuer = claims.getIssuer();
        if (!KeyId.issuer(context.getJoseObjects().get(0).getKeyIdHeaderValue()).equals(issuer)) {
            throw new TokenRefused("names an issuer whose key it was not signed with");
        }
        Set<Group> groups = EnumSet.noneOf(Group.class);
        if (claims.hasClaim("groups")) {
            claims.getStringListClaimValue("groups")
                    .forEach(name -> Group.of(name).ifPresent(groups::add));
        }
        if (!issuer.equals(GATEWAY) && !groups.equals(Set.of(Group.SERVICE))) {
            throw new TokenRefused("speaks for people without being the gateway's");
        }
        String scope = claims.hasClaim("scope") ? claims.getStringClaimValue("scope") : "";
        return new InternalToken(
                issuer,
                claims.getSubject(),
                Set.copyOf(groups),
                scope.isBlank() ? Set.of() : Set.of(scope.trim().split(" +")),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()).plusSeconds(LEEWAY_SECONDS));
    }

    /** The library's own words quote the token. */
    private static String why(InvalidJwtException e) {
        if (e.hasErrorCode(ErrorCodes.EXPIRED)) {
            return "has expired";
        }
        if (e.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || e.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return "is for another service";
        }
        return e.hasErrorCode(ErrorCodes.SIGNATURE_INVALID) ? "has a wrong signature" : "is not a token of ours";
    }
}
