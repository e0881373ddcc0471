package io.colloquy.gateway.apikey;

import io.colloquy.gateway.identity.Credential;
import io.colloquy.gateway.identity.RandomName;
import io.colloquy.gateway.identity.Secret;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The first way into a new system: a key that whoever starts it has made, for the operator's account, whose name the rows of
 * the time before accounts carry. Another key in the variable ends the one before.
 */
@Singleton
@Startup
class OperatorKey {
    static final String NAME = "COLLOQUY_OPERATOR_KEY";

    private static final Logger LOG = Logger.getLogger(OperatorKey.class);
    /** Replicas start at the same time. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('operator-key'))";

    private static final String ACCOUNT = """
        INSERT INTO account (id, name, role) VALUES ('local', 'local', 'operator')
        ON CONFLICT (id) DO UPDATE SET role = 'operator' WHERE account.role <> 'operator'
        """;
    private static final String EARLIER = """
        UPDATE api_key SET revoked_at = now()
         WHERE account = 'local' AND name = ? AND revoked_at IS NULL AND secret_hash <> ?
        """;
    private static final String KEY = """
        INSERT INTO api_key (id, account, name, prefix, secret_hash, scopes)
        VALUES (?, 'local', ?, ?, ?, ARRAY ['read', 'write', 'generate', 'admin'])
        ON CONFLICT (secret_hash) DO UPDATE SET revoked_at = NULL WHERE api_key.revoked_at IS NOT NULL
        """;
    private static final String AUDIT = """
        INSERT INTO audit_event (account, action, subject, request_id)
        SELECT 'local', 'operator-key-set', id, 'start' FROM api_key WHERE secret_hash = ?
        """;

    OperatorKey(@ConfigProperty(name = NAME) Optional<String> configured, DataSource database) {
        String text = configured.map(String::strip).orElse("");
        if (text.isEmpty()) {
            return;
        }
        Secret key = Secret.parse(text)
                .filter(secret -> secret.kind() == Credential.Kind.KEY)
                .orElseThrow(() -> new IllegalStateException(
                        NAME + " is not an API key: clq_, 6 characters of a-z2-7, _ and 43 of base64url"));
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            set(connection, key);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the operator's key could not be set", e);
        }
    }

    private static void set(Connection connection, Secret key) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.execute();
        }
        run(connection, ACCOUNT);
        int ended = run(connection, EARLIER, NAME, key.hash());
        if (run(connection, KEY, RandomName.with("key_"), NAME, key.prefix(), key.hash()) > 0) {
            run(connection, AUDIT, key.hash());
            LOG.infof("The operator's key %s… is set; earlier ones ended: %d", "clq_" + key.prefix(), ended);
        }
    }

    private static int run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
