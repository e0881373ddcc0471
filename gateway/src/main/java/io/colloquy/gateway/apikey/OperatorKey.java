package io.colloquy.gateway.apikey;

import io.colloquy.gateway.identity.Credential;
import io.colloquy.gateway.identity.RandomName;
import io.colloquy.gateway.identity.Secret;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The first way into a new system: a key that whoever starts it has made, for the operator's account, whose name the rows of
 * the time before accounts carry. A new key in the variable ends the one before. A start takes nothing back that somebody
 * did meanwhile: a key that was revoked or replaced stays so, and an operator who was made a user stays one.
 */
@Singleton
@Startup
class OperatorKey {
    static final String NAME = "COLLOQUY_OPERATOR_KEY";

    private static final Logger LOG = Logger.getLogger(OperatorKey.class);
    /** Replicas start at the same time. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('operator-key'))";

    private static final String ACCOUNT = """
        INSERT INTO account (id, name, role) VALUES ('local', 'local', 'operator') ON CONFLICT (id) DO NOTHING
        """;
    private static final String STANDING = """
        SELECT CASE WHEN a.closed_at IS NOT NULL THEN 'CLOSED' WHEN k.id IS NULL THEN 'NEW'
                    WHEN k.revoked_at IS NULL THEN 'VALID' ELSE 'REVOKED' END
          FROM account a LEFT JOIN api_key k ON k.secret_hash = ?
         WHERE a.id = 'local'
        """;
    private static final String EARLIER = """
        UPDATE api_key SET revoked_at = now() WHERE account = 'local' AND name = ? AND revoked_at IS NULL
        """;
    private static final String KEY = """
        INSERT INTO api_key (id, account, name, prefix, secret_hash, scopes)
        VALUES (?, 'local', ?, ?, ?, ARRAY ['read', 'write', 'generate', 'admin'])
        """;
    private static final String AUDIT = """
        INSERT INTO audit_event (account, action, subject, request_id)
        SELECT 'local', 'operator-key-set', id, '(start)' FROM api_key WHERE secret_hash = ?
        """;

    /** What is known of the key that the variable holds. */
    enum Standing {
        NEW,
        VALID,
        REVOKED,
        CLOSED
    }

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
        switch (standing(connection, key)) {
            case NEW -> add(connection, key);
            case REVOKED ->
                LOG.warnf(
                        "%s holds clq_%s…, which was revoked or replaced by a later key: it lets nobody in, and a start does not change that."
                                + " Set another one (./colloquy: delete .colloquy/operator.key and start again; elsewhere"
                                + " ./colloquy keys prints one), or leave the variable out",
                        NAME, key.prefix());
            case CLOSED ->
                LOG.warnf(
                        "%s lets nobody in: its account, local, is closed. Leave the variable out; another operator makes keys and accounts",
                        NAME);
            case VALID -> LOG.debugf("%s is set already", NAME);
        }
    }

    private static void add(Connection connection, Secret key) throws SQLException {
        int ended = run(connection, EARLIER, NAME);
        run(connection, KEY, RandomName.with("key_"), NAME, key.prefix(), key.hash());
        run(connection, AUDIT, key.hash());
        LOG.infof("The operator's key %s… is set; earlier ones ended: %d", "clq_" + key.prefix(), ended);
    }

    private static Standing standing(Connection connection, Secret key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STANDING)) {
            statement.setObject(1, key.hash());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return Standing.valueOf(rows.getString(1));
            }
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
