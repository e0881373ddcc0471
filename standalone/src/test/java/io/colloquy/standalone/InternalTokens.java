package io.colloquy.standalone;

import io.colloquy.internaltoken.Grant;
import io.colloquy.internaltoken.Group;
import io.colloquy.internaltoken.SigningKey;
import io.colloquy.internaltoken.TokenSigner;
import io.colloquy.standalone.system.Secrets;
import io.colloquy.standalone.system.Service;
import java.time.Instant;
import java.util.Set;

/** Tokens of a running system for tests that ask a service past the gateway, or in a neighbour's place. */
public final class InternalTokens {
    private final TokenSigner gateway;
    private final TokenSigner summary;

    public InternalTokens(Secrets secrets) {
        gateway = signer(secrets, Service.GATEWAY);
        summary = signer(secrets, Service.SUMMARY);
    }

    /** As the gateway gives it to a request of this account. */
    public String user(Service to, String account) {
        return gateway.sign(
                new Grant(to.program(), account, Set.of(Group.USER), Set.of("read", "write", "generate")),
                Instant.now());
    }

    /** As the gateway gives it to a request of an operator. */
    public String operator(Service to) {
        return gateway.sign(
                new Grant(to.program(), "local", Set.of(Group.OPERATOR), Set.of("read", "write", "generate", "admin")),
                Instant.now());
    }

    /** As the gateway asks for all that an account has. */
    public String gateway(Service to, String account) {
        return gateway.sign(Grant.ofService(to.program(), account), Instant.now());
    }

    /** As summary-service calls its neighbours for an account, or for itself by its own name. */
    public String summary(Service to, String account) {
        return summary.sign(Grant.ofService(to.program(), account), Instant.now());
    }

    private static TokenSigner signer(Secrets secrets, Service issuer) {
        String key = secrets.internal().privateKey(issuer).orElseThrow();
        return new TokenSigner(SigningKey.parse(key, issuer.program()));
    }
}
