package io.colloquy.gateway.apikey;

import static io.colloquy.gateway.session.People.as;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.gateway.identity.AssumedOperator;
import io.colloquy.gateway.identity.Secret;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a start does with the key that it finds in the variable; each call of {@code start} is one of a replica. */
@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class OperatorKeyTest {
    private static final String ACTIVE = "SELECT count(*) FROM api_key WHERE revoked_at IS NULL AND secret_hash = ?";

    private final Secret first = Secret.key();
    private final Secret second = Secret.key();

    @Inject
    DataSource database;

    /** The other tests come in with the key that this application was started with. */
    @AfterEach
    void asItWas() throws SQLException {
        change("UPDATE api_key SET revoked_at = now() WHERE name = 'COLLOQUY_OPERATOR_KEY' AND secret_hash <> ?");
        change("UPDATE api_key SET revoked_at = NULL WHERE secret_hash = ?");
        run("UPDATE account SET role = 'operator' WHERE id = 'local'");
    }

    @Test
    void aNewKeyOpensAndEndsTheOneBefore() throws SQLException {
        start(first);
        as(first.reveal()).get("/api/operator/accounts").then().statusCode(200);

        start(second);

        assertEquals(0, active(first));
        as(second.reveal()).get("/api/operator/accounts").then().statusCode(200);
    }

    @Test
    void aRevokedKeyStaysRevokedHoweverOftenItIsStartedWith() throws SQLException {
        start(first);
        String id = as(first.reveal())
                .get("/api/keys?limit=200")
                .path("items.find { it.prefix == '" + first.prefix() + "' }.id");
        as(first.reveal()).delete("/api/keys/" + id).then().statusCode(204);

        start(first);
        start(first);

        assertEquals(0, active(first));
        as(first.reveal()).get("/api/auth/me").then().statusCode(401);
    }

    /** In a rolling exchange some pods still have the old key, and any of them may start again. */
    @Test
    void aReplicaThatStartsAgainWithTheOldKeyLeavesTheNewOneAlone() throws SQLException {
        start(first);
        start(second);

        start(first);

        assertEquals(0, active(first));
        assertEquals(1, active(second));
        as(second.reveal()).get("/api/auth/me").then().statusCode(200);
    }

    @Test
    void anotherStartChangesNothing() throws SQLException {
        start(first);
        long audited = audited();

        start(first);

        assertEquals(1, active(first));
        assertEquals(audited, audited());
    }

    @Test
    void whoeverWasMadeAUserStaysOne() throws SQLException {
        start(first);
        run("UPDATE account SET role = 'user' WHERE id = 'local'");

        start(second);

        as(second.reveal()).get("/api/auth/me").then().statusCode(200).body("role", equalTo("user"));
        as(second.reveal()).get("/api/operator/accounts").then().statusCode(403);
    }

    private void start(Secret key) {
        new OperatorKey(Optional.of(key.reveal()), database);
    }

    private long active(Secret key) throws SQLException {
        return number(ACTIVE, key.hash());
    }

    private long audited() throws SQLException {
        return number("SELECT count(*) FROM audit_event WHERE action = ?", "operator-key-set");
    }

    private long number(String query, Object value) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, value);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void change(String sql) throws SQLException {
        byte[] assumed = Secret.parse(AssumedOperator.KEY).orElseThrow().hash();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, assumed);
            statement.executeUpdate();
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
