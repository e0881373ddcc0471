package io.colloquy.standalone.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.internaltoken.KeyPair;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The key pairs by which the services of one system know each other: one for each that calls others, made on the first start
 * and kept in the home folder. A service gets its own private key and everybody's public ones.
 */
public final class InternalKeys {
    static final String OWN = "COLLOQUY_INTERNAL_KEY";
    static final String ALL = "COLLOQUY_INTERNAL_KEYS";
    /** Those who call others; the others have nothing to sign. */
    static final List<Service> ISSUERS = List.of(Service.GATEWAY, Service.SUMMARY);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Service, String> privateKeys;

    private InternalKeys(Map<Service, String> privateKeys) {
        this.privateKeys = privateKeys;
    }

    /** The home's keys; those that are missing are made. */
    static InternalKeys of(Home home) {
        Path folder = home.folder().resolve("internal-keys");
        SecretFile.folder(folder);
        Map<Service, String> keys = new EnumMap<>(Service.class);
        for (Service issuer : ISSUERS) {
            Path file = folder.resolve(issuer.program() + ".jwk");
            keys.put(issuer, SecretFile.read(file).orElseGet(() -> made(issuer, file)));
            SecretFile.close(file);
            withoutSecret(keys.get(issuer), file.toString());
        }
        return new InternalKeys(keys);
    }

    /** New keys that are kept nowhere. */
    static InternalKeys fresh() {
        Map<Service, String> keys = new EnumMap<>(Service.class);
        ISSUERS.forEach(
                issuer -> keys.put(issuer, KeyPair.generate(issuer.program()).privateJwk()));
        return new InternalKeys(keys);
    }

    private static String made(Service issuer, Path file) {
        String key = KeyPair.generate(issuer.program()).privateJwk();
        SecretFile.write(file, key);
        return key;
    }

    /** What the service signs with, as a JWK; empty for one that never signs. */
    public Optional<String> privateKey(Service service) {
        return Optional.ofNullable(privateKeys.get(service));
    }

    /** What everybody verifies by, as a JWK set. */
    public String publicKeys() {
        ArrayNode keys = JSON.createArrayNode();
        privateKeys.forEach((issuer, key) -> keys.add(withoutSecret(key, issuer.program())));
        return JSON.createObjectNode().set("keys", keys).toString();
    }

    /** What the service's process has to find in its environment. No service calls the gateway, which verifies nothing. */
    Map<String, String> settings(Service service) {
        Map<String, String> settings = new HashMap<>();
        privateKey(service).ifPresent(key -> settings.put(OWN, key));
        if (service != Service.GATEWAY) {
            settings.put(ALL, publicKeys());
        }
        return settings;
    }

    private static ObjectNode withoutSecret(String key, String where) {
        try {
            if (JSON.readTree(key) instanceof ObjectNode members && members.hasNonNull("d")) {
                members.remove("d");
                return members;
            }
        } catch (JsonProcessingException notJson) {
            // said below, without the words of the parser, which would quote a key
        }
        throw new CannotStart(where + " does not hold a key. Delete it, and a new one is made.");
    }
}
