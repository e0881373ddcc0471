package io.colloquy.summary.importing;

import io.colloquy.summary.chat.Chats;
import io.colloquy.summary.importing.reading.Unreadable;
import io.colloquy.summary.tracking.OutboxDelivery;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;

/** Takes uploads in: looked through first, then stored, and answered for from there on. */
@ApplicationScoped
class Intake {
    private final Chats chats;
    private final ImportStore store;
    private final OutboxDelivery delivery;

    Intake(Chats chats, ImportStore store, OutboxDelivery delivery) {
        this.chats = chats;
        this.store = store;
        this.delivery = delivery;
    }

    Uni<Preview> preview(String account, Path file, Upload.Wish wish) {
        return target(account, wish)
                .chain(target -> blocking(() -> {
                    Inspection.Found found = Inspection.of(file, wish.order(), today());
                    boolean open = found.readings() != null;
                    return new Preview(
                            ChatName.of(wish.fileName()),
                            open,
                            open ? found.readings().openings() : List.of(),
                            Inspection.preview(found, ZoneId.of(zone(wish, target))));
                }));
    }

    /** The id of the import, which is durable when it is known. */
    Uni<Long> accept(String account, Path file, Upload.Wish wish) {
        return target(account, wish)
                .chain(target -> blocking(() -> settled(Inspection.of(file, wish.order(), today())))
                        .chain(survey -> store.store(
                                file,
                                new ImportStore.Accepted(
                                        account,
                                        wish.fileName(),
                                        target == null ? null : target.id(),
                                        ChatName.of(wish.fileName()),
                                        zone(wish, target),
                                        survey))))
                .invoke(delivery::wake);
    }

    private static Survey settled(Inspection.Found found) {
        if (found.readings() != null) {
            throw ImportProblem.ambiguous(found.readings());
        }
        return found.survey();
    }

    private Uni<Chats.Target> target(String account, Upload.Wish wish) {
        return wish.chat() == null ? Uni.createFrom().nullItem() : chats.target(account, wish.chat());
    }

    private static String zone(Upload.Wish wish, Chats.Target target) {
        return wish.zone() != null ? wish.zone() : target != null ? target.zone() : "UTC";
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static <T> Uni<T> blocking(Callable<T> work) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return work.call();
                    } catch (Unreadable e) {
                        throw ImportProblem.unreadable(e);
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IllegalStateException("the upload could not be read from its temporary file", e);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
