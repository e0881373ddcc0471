package io.colloquy.gateway.identity;

import io.colloquy.gateway.database.DatabaseUnavailable;
import io.colloquy.gateway.database.Nap;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Whom a secret stands for. The database is asked once in some seconds and once for all who ask at the same time. */
@ApplicationScoped
public class Credentials {
    private final Map<Credential.Kind, CredentialSource> sources = new EnumMap<>(Credential.Kind.class);
    private final Map<Question, Uni<Optional<Identity>>> asking = new ConcurrentHashMap<>();
    private final Map<Credential.Kind, Nap> naps = new EnumMap<>(Credential.Kind.class);
    private final KnownIdentities known;

    /** Whose sources found no database when they were last asked. */
    private final Set<Credential.Kind> away = ConcurrentHashMap.newKeySet();

    private volatile Consumer<Predicate<Identity>> alsoForgets = gone -> {};

    @Inject
    Credentials(@All List<CredentialSource> sources) {
        this(sources, System::nanoTime);
    }

    Credentials(List<CredentialSource> sources, LongSupplier nanoTime) {
        this.known = new KnownIdentities(nanoTime);
        for (CredentialSource source : sources) {
            this.sources.put(source.kind(), source);
            naps.put(source.kind(), new Nap(nanoTime));
        }
    }

    /** Whoever was revoked is unknown here from now on, and on other replicas when they ask again. */
    public void forget(Credential credential) {
        forget(identity -> identity.credential().equals(credential));
    }

    /** All credentials of an account, because what it may do has changed. */
    public void forget(String account) {
        forget(identity -> identity.account().equals(account));
    }

    /** Somebody who keeps what was opened by those who are forgotten, and is told when they are. */
    void whenForgotten(Consumer<Predicate<Identity>> told) {
        alsoForgets = told;
    }

    private void forget(Predicate<Identity> gone) {
        known.forget(gone);
        alsoForgets.accept(gone);
    }

    /** Known within the last seconds: no need to wait for anything. */
    Optional<Identity> now(String hash) {
        return known.fresh(hash);
    }

    /** Whether it was somebody's within the last minutes, so that asking again is no stranger's question. */
    boolean met(String hash) {
        return known.stale(hash).isPresent();
    }

    /** Fails with {@link DatabaseUnavailable} when nobody can tell, or with what the source has to say. */
    Uni<Optional<Identity>> find(Secret secret, Asking request) {
        String hash = name(secret);
        Question question = new Question(hash, known.ticket());
        Uni<Optional<Identity>> answer = asking.computeIfAbsent(question, missing -> ask(secret, question, request));
        Optional<Identity> stale = request.reads() ? known.stale(hash) : Optional.empty();
        if (stale.isEmpty()) {
            return answer;
        }
        if (away.contains(secret.kind())) {
            // Asked nevertheless, to notice the database's return; but nobody waits for it.
            answer.subscribe().with(back -> {}, still -> {});
            return Uni.createFrom().item(stale);
        }
        return answer.onFailure(DatabaseUnavailable.class).recoverWithItem(stale);
    }

    static String name(Secret secret) {
        return HexFormat.of().formatHex(secret.hash());
    }

    private Uni<Optional<Identity>> ask(Secret secret, Question question, Asking request) {
        return Uni.createFrom()
                .deferred(() -> naps.get(secret.kind())
                        .ask(() -> sources.get(secret.kind()).find(secret, request))
                        .map(found -> learn(question, found)))
                .onTermination()
                .invoke((answer, failure, cancelled) -> {
                    told(secret.kind(), failure instanceof DatabaseUnavailable);
                    asking.remove(question);
                })
                .memoize()
                .indefinitely();
    }

    private void told(Credential.Kind kind, boolean noDatabase) {
        if (noDatabase) {
            away.add(kind);
        } else {
            away.remove(kind);
        }
    }

    private Optional<Identity> learn(Question question, Optional<CredentialSource.Found> found) {
        if (found.isEmpty()) {
            known.forget(question.hash());
            return Optional.empty();
        }
        known.learn(question.hash(), found.get(), question.ticket());
        return Optional.of(found.get().identity());
    }

    /**
     * What the database is asked. Whoever comes after a revocation waits for no answer from before it.
     *
     * @param ticket another one after each revocation
     */
    private record Question(String hash, long ticket) {}
}
