package io.colloquy.gateway.oidc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Why the library refused a token; its own words quote it. */
final class Reason {
    private static final Map<Integer, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(ErrorCodes.SIGNATURE_INVALID, "has a wrong signature");
        WORDS.put(ErrorCodes.ISSUER_INVALID, "is another issuer's");
        WORDS.put(ErrorCodes.AUDIENCE_INVALID, "is for another audience");
        WORDS.put(ErrorCodes.AUDIENCE_MISSING, "is for no audience");
        WORDS.put(ErrorCodes.EXPIRED, "has expired");
        WORDS.put(ErrorCodes.NOT_YET_VALID, "is not valid yet");
        WORDS.put(ErrorCodes.ISSUED_AT_INVALID_FUTURE, "was issued in the future");
        WORDS.put(ErrorCodes.ISSUED_AT_INVALID_PAST, "was issued more than a day ago");
        WORDS.put(ErrorCodes.EXPIRATION_TOO_FAR_IN_FUTURE, "lives for more than a day");
    }

    private Reason() {}

    static String of(InvalidJwtException refusal) {
        return WORDS.entrySet().stream()
                .filter(word -> refusal.hasErrorCode(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("lacks a claim, or has one that cannot be read");
    }
}
