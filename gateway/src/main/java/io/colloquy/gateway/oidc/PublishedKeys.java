package io.colloquy.gateway.oidc;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.lang.JoseException;

/** The keys by which an issuer is recognised, as it published them (RFC 7517). */
final class PublishedKeys {
    static final PublishedKeys NONE = new PublishedKeys(List.of());

    private static final int MOST = 100;

    private final List<PublicJsonWebKey> keys;

    private PublishedKeys(List<PublicJsonWebKey> keys) {
        this.keys = keys;
    }

    /**
     * Leaves out what is of no use here: keys without a name, for encryption, of other algorithms, shared secrets.
     *
     * @throws IssuerAnswer when nothing is left, so that a blunder of the issuer does not replace what was good before
     */
    static PublishedKeys parse(String json) {
        List<PublicJsonWebKey> usable = new ArrayList<>();
        if (members(json).get("keys") instanceof List<?> listed && listed.size() <= MOST) {
            listed.forEach(each -> usable(each).ifPresent(usable::add));
        }
        if (usable.isEmpty()) {
            throw new IssuerAnswer("its set of keys has none that can be used, or too many");
        }
        return new PublishedKeys(List.copyOf(usable));
    }

    Optional<PublicKey> find(KeyName name) {
        return keys.stream()
                .filter(key -> name.id().equals(key.getKeyId()))
                .filter(key -> name.algorithm().keyType().equals(key.getKeyType()))
                .filter(key ->
                        key.getAlgorithm() == null || name.algorithm().text().equals(key.getAlgorithm()))
                .findFirst()
                .map(PublicJsonWebKey::getPublicKey);
    }

    static Map<String, Object> members(String json) {
        try {
            return JsonUtil.parseJson(json);
        } catch (JoseException e) {
            throw new IssuerAnswer("it is not a JSON object");
        }
    }

    private static Optional<PublicJsonWebKey> usable(Object listed) {
        if (!(listed instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Map<String, Object> members = new HashMap<>();
        map.forEach((name, value) -> members.put(String.valueOf(name), value));
        try {
            JsonWebKey key = JsonWebKey.Factory.newJwk(members);
            return key instanceof PublicJsonWebKey pair
                            && pair.getPrivateKey() == null
                            && pair.getKeyId() != null
                            && (pair.getUse() == null || pair.getUse().equals(Use.SIGNATURE))
                    ? Optional.of(pair)
                    : Optional.empty();
        } catch (JoseException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
