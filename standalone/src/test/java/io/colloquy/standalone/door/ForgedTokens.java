package io.colloquy.standalone.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.internaltoken.Grant;
import io.colloquy.internaltoken.Group;
import io.colloquy.internaltoken.SigningKey;
import io.colloquy.internaltoken.TokenSigner;
import io.colloquy.standalone.system.Secrets;
import io.colloquy.standalone.system.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Tokens that claim to be of the system and of an account, and that no service may believe. */
final class ForgedTokens {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Secrets secrets;
    private final String account;

    ForgedTokens(Secrets secrets, String account) {
        this.secrets = secrets;
        this.account = account;
    }

    List<String> at(Service service) {
        List<String> forged = new ArrayList<>();
        String genuine = own(secrets, Service.GATEWAY).sign(everything(service), Instant.now());
        String[] parts = genuine.split("\\.", -1);

        forged.add(own(secrets, Service.GATEWAY)
                .sign(everything(service), Instant.now().minus(Duration.ofMinutes(10))));
        forged.add(own(secrets, Service.GATEWAY).sign(everything(neighbour(service)), Instant.now()));
        forged.add(own(Secrets.fresh(), Service.GATEWAY).sign(everything(service), Instant.now()));
        forged.add(new TokenSigner(underTheNameOf(secrets, Secrets.fresh())).sign(everything(service), Instant.now()));
        forged.add(encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".");
        forged.add(parts[0] + "." + parts[1] + ".");
        forged.add(parts[0] + "." + encoded(decoded(parts[1]).replace(account, "local")) + "." + parts[2]);
        forged.add(genuine + "A");
        return forged;
    }

    private Grant everything(Service service) {
        return new Grant(
                service.program(),
                account,
                Set.of(Group.USER, Group.OPERATOR, Group.SERVICE),
                Set.of("read", "write", "generate", "admin"));
    }

    private static Service neighbour(Service service) {
        return service == Service.GRAPH ? Service.TRACKING : Service.GRAPH;
    }

    private static TokenSigner own(Secrets secrets, Service issuer) {
        return new TokenSigner(SigningKey.parse(key(secrets, issuer), issuer.program()));
    }

    /** A key of one's own that says it is the gateway's. */
    private static SigningKey underTheNameOf(Secrets system, Secrets own) {
        ObjectNode forged = (ObjectNode) read(key(own, Service.GATEWAY));
        forged.set("kid", read(key(system, Service.GATEWAY)).path("kid"));
        return SigningKey.parse(forged.toString(), Service.GATEWAY.program());
    }

    private static String key(Secrets secrets, Service issuer) {
        return secrets.internal().privateKey(issuer).orElseThrow();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
