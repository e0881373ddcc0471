package io.colloquy.batchworker;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One call to the queue that ends by its answer, by its failure or when patience runs out. Lives in the mailbox. */
final class Call<T> implements Cancellable {
    private final Desk desk;
    private final Consumer<T> answered;
    private final Consumer<Throwable> failed;
    private Cancellable subscription = () -> {};
    private Cancellable patience = () -> {};
    private boolean settled;

    Call(Desk desk, Consumer<T> answered, Consumer<Throwable> failed) {
        this.desk = desk;
        this.answered = answered;
        this.failed = failed;
    }

    Call<T> start(Supplier<Uni<? extends T>> call) {
        patience = desk.after(desk.options().patience(), this::runOut);
        subscription = Uni.createFrom()
                .<T>deferred(call)
                .subscribe()
                .with(
                        item -> desk.mailbox().post(() -> settle(() -> answered.accept(item))),
                        failure -> desk.mailbox().post(() -> settle(() -> failed.accept(failure))));
        return this;
    }

    /** After this neither consumer is called. */
    @Override
    public void cancel() {
        settle(subscription::cancel);
    }

    private void runOut() {
        subscription.cancel();
        settle(() -> failed.accept(
                new TimeoutException("no answer within " + desk.options().patience())));
    }

    private void settle(Runnable end) {
        if (!settled) {
            settled = true;
            patience.cancel();
            end.run();
        }
    }
}
