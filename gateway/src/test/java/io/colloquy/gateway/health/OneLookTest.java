package io.colloquy.gateway.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneLookTest {
    private final List<UniEmitter<? super String>> looks = new ArrayList<>();
    private long now = 7;
    private final OneLook<String> look = new OneLook<>(() -> Uni.createFrom().emitter(looks::add), () -> now);

    @Test
    void allWhoAskAtTheSameTimeCostOneLook() {
        var first = look.get().subscribeAsCompletionStage();
        now += OneLook.KEPT.toNanos() * 2;
        var second = look.get().subscribeAsCompletionStage();

        looks.get(0).complete("well");

        assertEquals("well", first.getNow(null));
        assertEquals("well", second.getNow(null));
        assertEquals(1, looks.size());
    }

    @Test
    void whatWasSeenIsKeptForASecondAndNoLonger() {
        var first = look.get().subscribeAsCompletionStage();
        looks.get(0).complete("well");
        assertEquals("well", first.getNow(null));

        now += OneLook.KEPT.toNanos() - 1;
        assertEquals("well", look.get().subscribeAsCompletionStage().getNow(null));
        now += 1;
        var later = look.get().subscribeAsCompletionStage();
        looks.get(1).complete("ill");

        assertEquals("ill", later.getNow(null));
        assertEquals(2, looks.size());
    }
}
