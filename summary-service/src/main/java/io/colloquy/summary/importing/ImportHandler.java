package io.colloquy.summary.importing;

import io.colloquy.batchworker.BatchHandler;
import io.colloquy.batchworker.Claim;
import io.colloquy.batchworker.Outcome;
import io.colloquy.summary.fence.Fences;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Publishes uploads; a batch's items are the ids of imports. */
@ApplicationScoped
class ImportHandler implements BatchHandler {
    private final Fences fences;
    private final Publisher publisher;

    ImportHandler(Fences fences, Publisher publisher) {
        this.fences = fences;
        this.publisher = publisher;
    }

    @Override
    public String kind() {
        return ImportStore.KIND;
    }

    @Override
    public Uni<Outcome> handle(Claim claim, Progress progress) {
        return fences.announce(claim)
                .onItem()
                .transformToMulti(announced -> Multi.createFrom().iterable(claim.items()))
                .onItem()
                .transformToUniAndConcatenate(
                        item -> publisher.publish(claim, Long.parseLong(item)).invoke(progress::itemDone))
                .collect()
                .asList()
                .map(ImportHandler::outcome);
    }

    private static Outcome outcome(List<Publisher.End> ends) {
        return new Outcome(
                count(ends, Publisher.End.PUBLISHED),
                0,
                count(ends, Publisher.End.GONE),
                count(ends, Publisher.End.REFUSED),
                List.of());
    }

    private static int count(List<Publisher.End> ends, Publisher.End wanted) {
        return (int) ends.stream().filter(end -> end == wanted).count();
    }
}
