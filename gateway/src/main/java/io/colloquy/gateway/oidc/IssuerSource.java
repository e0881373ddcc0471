package io.colloquy.gateway.oidc;

import io.colloquy.gateway.identity.Asking;
import io.colloquy.gateway.identity.Credential;
import io.colloquy.gateway.identity.CredentialSource;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.identity.Secret;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Recognises people by tokens of the configured issuer. Without one, such a token is nothing at all. */
@ApplicationScoped
class IssuerSource implements CredentialSource {
    private static final Logger LOG = Logger.getLogger(IssuerSource.class);

    private final Optional<Trust> trust;
    private final Subjects subjects;

    IssuerSource(OidcConfig config, Vertx vertx, Subjects subjects) {
        this.trust = Issuer.configured(config).map(issuer -> Trust.in(issuer, config, vertx));
        this.subjects = subjects;
    }

    /** Makes that a wrong setting is told at the start, and not to the first who comes. */
    void check(@Observes StartupEvent starting) {}

    @Override
    public Credential.Kind kind() {
        return Credential.Kind.OIDC;
    }

    @Override
    public Uni<Optional<Found>> find(Secret secret, Asking asking) {
        if (trust.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Trust trusted = trust.get();
        String token = secret.reveal();
        try {
            KeyName name = TokenRules.key(token);
            return trusted.keys()
                    .find(name, Instant.now())
                    .map(key -> read(trusted, token, name, key))
                    .chain(good -> good.isEmpty()
                            ? Uni.createFrom().item(Optional.empty())
                            : subjects.find(trusted.issuer(), good.get(), secret, asking));
        } catch (TokenRefused refused) {
            return Uni.createFrom().item(tell(refused));
        }
    }

    @Override
    public Uni<Boolean> holds(SqlConnection transaction, Identity identity) {
        return subjects.hold(transaction, identity);
    }

    private static Optional<IssuerToken> read(Trust trusted, String token, KeyName name, Optional<PublicKey> key) {
        try {
            return Optional.of(trusted.rules()
                    .read(
                            token,
                            name,
                            key.orElseThrow(() -> new TokenRefused("names a key that the issuer has not")),
                            Instant.now()));
        } catch (TokenRefused refused) {
            return tell(refused);
        }
    }

    /** Whoever sent it hears nothing of it; whoever sets up an issuer wants to know. */
    private static <T> Optional<T> tell(TokenRefused refused) {
        LOG.debugf("A token %s", refused.getMessage());
        return Optional.empty();
    }

    private record Trust(Issuer issuer, TokenRules rules, IssuerKeys keys) {
        static Trust in(Issuer issuer, OidcConfig config, Vertx vertx) {
            var client = new IssuerClient(vertx, issuer, config.patience());
            return new Trust(issuer, new TokenRules(issuer), new IssuerKeys(client::keys, config.pause()));
        }
    }
}
