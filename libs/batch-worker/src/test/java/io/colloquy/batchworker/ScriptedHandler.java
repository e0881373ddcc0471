package io.colloquy.batchworker;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Works until the test says how it ends. */
final class ScriptedHandler implements BatchHandler {
    final Map<Integer, UniEmitter<? super Outcome>> working = new LinkedHashMap<>();
    final List<Integer> cancelled = new ArrayList<>();
    Progress progress;
    RuntimeException thrown;

    @Override
    public String kind() {
        return "test";
    }

    @Override
    public Uni<Outcome> handle(Claim claim, Progress claimProgress) {
        if (thrown != null) {
            throw thrown;
        }
        progress = claimProgress;
        return Uni.createFrom()
                .<Outcome>emitter(emitter -> working.put(claim.batch(), emitter))
                .onCancellation()
                .invoke(() -> {
                    working.remove(claim.batch());
                    cancelled.add(claim.batch());
                });
    }

    void finish(int batch, int done) {
        working.remove(batch).complete(new Outcome(done, 0, 0, 0, List.of()));
    }

    void fail(int batch, RuntimeException failure) {
        working.remove(batch).fail(failure);
    }
}
