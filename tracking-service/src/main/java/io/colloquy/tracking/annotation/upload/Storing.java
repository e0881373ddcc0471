package io.colloquy.tracking.annotation.upload;

import io.colloquy.tracking.annotation.collection.Deposit;
import io.colloquy.tracking.annotation.collection.DocumentKey;
import io.colloquy.tracking.annotation.collection.Fate;
import io.colloquy.tracking.annotation.collection.Mode;
import io.colloquy.tracking.annotation.pubannotation.AnnotatedDocument;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/** Brings the lines of one batch into the project, a few at a time, in the order of their documents' keys. */
final class Storing {
    private final Deposit deposit;
    private final Mode mode;
    private final BatchTally tally;
    private DocumentKey last;
    private Place lastPlace;

    Storing(Deposit deposit, Mode mode, BatchTally tally) {
        this.deposit = deposit;
        this.mode = mode;
        this.tally = tally;
    }

    /** A line and where it came from. */
    record Delivery(Place place, Parcel parcel) {}

    Uni<Void> store(List<Delivery> deliveries) {
        var accepted = new ArrayList<Delivery>(deliveries.size());
        for (Delivery delivery : deliveries) {
            if (delivery.parcel().document() == null) {
                tally.unreadable(delivery.place(), delivery.parcel());
            } else if (accepts(delivery)) {
                accepted.add(delivery);
            }
        }
        List<AnnotatedDocument> documents =
                accepted.stream().map(one -> one.parcel().document()).toList();
        return deposit.store(documents).invoke(fates -> count(accepted, fates)).replaceWithVoid();
    }

    /** What replaces a document does so once: two lines that both claim to be the whole of it contradict each other. */
    private boolean accepts(Delivery delivery) {
        var key = DocumentKey.of(delivery.parcel().document());
        if (mode == Mode.REPLACE && key.equals(last)) {
            tally.refused(
                    delivery.place(),
                    "The document was in " + lastPlace.name() + " already, which stands. (document-twice)");
            return false;
        }
        last = key;
        lastPlace = delivery.place();
        return true;
    }

    private void count(List<Delivery> accepted, List<Fate> fates) {
        for (int i = 0; i < fates.size(); i++) {
            Delivery delivery = accepted.get(i);
            tally.fate(delivery.place(), delivery.parcel(), fates.get(i));
        }
    }
}
