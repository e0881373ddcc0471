package io.colloquy.gateway.oidc;

import io.colloquy.gateway.identity.Role;
import io.colloquy.gateway.identity.Scope;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/** Which tokens of the issuer are good here (RFC 8725, RFC 9068 as far as issuers keep to it). */
final class TokenRules {
    static final Duration LEEWAY = Duration.ofSeconds(60);
    static final Duration LONGEST_LIFE = Duration.ofDays(1);

    /** Absent, a plain token, or one that says it is for access; not one made to log somebody out or to be traded in. */
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt");

    /** Bound to a key whose holder would have to prove it, and nobody does here; or not about access at all (RFC 8417). */
    private static final Set<String> FOREIGN = Set.of("cnf", "events");

    private static final Pattern KEY_ID = Pattern.compile("[!-~]{1,200}");
    private static final Pattern SUBJECT = Pattern.compile("[ -~]{1,255}");

    private final Issuer issuer;

    TokenRules(Issuer issuer) {
        this.issuer = issuer;
    }

    /** What its head says, which nobody has signed for yet. */
    static KeyName key(String token) throws TokenRefused {
        JsonWebSignature head = new JsonWebSignature();
        try {
            head.setCompactSerialization(token);
            return key(head);
        } catch (JoseException | RuntimeException e) {
            throw new TokenRefused("has a head that cannot be read");
        }
    }

    private static KeyName key(JsonWebSignature head) throws TokenRefused {
        String type = head.getHeader("typ");
        if (type != null && !TYPES.contains(bare(type))) {
            throw new TokenRefused("is of a type that is not for access");
        }
        String id = head.getKeyIdHeaderValue();
        if (id == null || !KEY_ID.matcher(id).matches()) {
            throw new TokenRefused("does not name its key");
        }
        return new KeyName(
                id,
                Algorithm.of(head.getAlgorithmHeaderValue())
                        .orElseThrow(() -> new TokenRefused("is signed in a way that is not accepted")));
    }

    IssuerToken read(String token, KeyName name, PublicKey key, Instant now) throws TokenRefused {
        try {
            return read(new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(
                            ConstraintType.PERMIT, name.algorithm().text())
                    .setVerificationKey(key)
                    .setExpectedIssuer(true, issuer.id())
                    .setExpectedAudience(true, issuer.audience())
                    .setRequireSubject()
                    .setRequireIssuedAt()
                    .setRequireExpirationTime()
                    .setMaxFutureValidityInMinutes((int) LONGEST_LIFE.toMinutes())
                    .setIssuedAtRestrictions(0, (int) LONGEST_LIFE.toSeconds())
                    .setAllowedClockSkewInSeconds((int) LEEWAY.toSeconds())
                    .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                    .build()
                    .processToClaims(token));
        } catch (InvalidJwtException e) {
            throw new TokenRefused(Reason.of(e));
        } catch (MalformedClaimException | RuntimeException e) {
            throw new TokenRefused("has a claim that cannot be read");
        }
    }

    private static IssuerToken read(JwtClaims claims) throws MalformedClaimException, TokenRefused {
        for (String foreign : FOREIGN) {
            if (claims.hasClaim(foreign)) {
                throw new TokenRefused("has a claim " + foreign + " and is thus for something else");
            }
        }
        String subject = claims.getSubject();
        if (!SUBJECT.matcher(subject).matches()) {
            throw new TokenRefused("has a subject that is not 1 to 255 ASCII characters");
        }
        Instant issued = instant(claims.getIssuedAt());
        Instant login = claims.hasClaim("auth_time") ? instant(claims.getNumericDateClaimValue("auth_time")) : issued;
        return new IssuerToken(
                subject,
                scopes(claims.hasClaim("scope") ? claims.getStringClaimValue("scope") : ""),
                issued,
                login.isBefore(issued) ? login : issued,
                instant(claims.getExpirationTime()));
    }

    /** What a user may do; of that only what the token names, if it names anything of it. Operators use their own keys. */
    private static Set<Scope> scopes(String claim) {
        Set<Scope> all = Role.USER.scopes();
        Set<Scope> named = EnumSet.noneOf(Scope.class);
        for (String text : claim.split(" ", -1)) {
            all.stream().filter(scope -> scope.text().equals(text)).forEach(named::add);
        }
        return named.isEmpty() ? all : named;
    }

    private static Instant instant(NumericDate date) {
        return Instant.ofEpochSecond(date.getValue());
    }

    /** {@code application/} may stand before any type (RFC 7515, 4.1.9). */
    private static String bare(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.startsWith("application/") ? lower.substring("application/".length()) : lower;
    }
}
