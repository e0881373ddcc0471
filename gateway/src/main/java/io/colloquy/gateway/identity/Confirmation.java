package io.colloquy.gateway.identity;

import io.colloquy.gateway.problem.Refused;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A second look at who is asking, for what ending his credential would not undo: a replica believes for some seconds what it
 * knows of him, and somebody who was just shut out shall not let himself in again meanwhile.
 */
@ApplicationScoped
public class Confirmation {
    private static final String LOCK =
            "SELECT id FROM account WHERE id = $1 AND role = $2 AND closed_at IS NULL FOR NO KEY UPDATE";

    private final Map<Credential.Kind, CredentialSource> sources = new EnumMap<>(Credential.Kind.class);

    Confirmation(@All List<CredentialSource> sources) {
        sources.forEach(source -> this.sources.put(source.kind(), source));
    }

    /**
     * To be asked at the beginning of the transaction. Waits for whoever is changing the account at this moment, keeps the
     * next one waiting, and fails with a 401 when the credential, or the role that it was known with, is gone.
     */
    public Uni<Void> of(SqlConnection transaction, Identity identity) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(identity.account(), identity.role().text()))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(false)
                        : sources.get(identity.credential().kind()).holds(transaction, identity))
                .invoke(holds -> {
                    if (!holds) {
                        throw new Refused(IdentityProblems.unknown());
                    }
                })
                .replaceWithVoid();
    }
}
