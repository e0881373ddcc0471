package io.colloquy.graph.generation;

import io.colloquy.graph.attempt.DeadlineExceeded;
import io.colloquy.graph.attempt.SwitchedOff;
import io.colloquy.graph.killswitch.KillSwitch;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.rollout.Rollout;
import io.colloquy.graph.route.Route;
import io.colloquy.graph.route.Routes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What can be said about an order without asking anybody: whether it may go on, how hard it is tried, and where. */
@ApplicationScoped
class Admission {
    private final KillSwitch generations;
    private final Rollout rollout;
    private final Routes routes;

    Admission(KillSwitch generations, Rollout rollout, Routes routes) {
        this.generations = generations;
        this.rollout = rollout;
        this.routes = routes;
    }

    /** Gives the routes that can take the order, or throws the problem that keeps it out. */
    List<Route> admit(Order order) {
        if (!generations.open()) {
            throw new SwitchedOff();
        }
        if (order.deadline().isPast()) {
            throw new DeadlineExceeded();
        }
        if (!rollout.reliable(order.account().name())) {
            order.journey().onlyOnce();
        }
        return roomy(order.call(), routes.chain(order.model()));
    }

    /** A prompt that no window holds is refused before it is paid for; a day can be told in parts. */
    private static List<Route> roomy(Call call, List<Route> chain) {
        if (!(call.material() instanceof Material.Chat) || chain.stream().allMatch(route -> route.window() == null)) {
            return chain;
        }
        long prompt = Size.of(call).prompt();
        List<Route> roomy = chain.stream()
                .filter(route -> route.window() == null || prompt <= route.window())
                .toList();
        if (roomy.isEmpty()) {
            int largest = chain.stream().mapToInt(Route::window).max().orElseThrow();
            throw new ProviderFailure(
                    ProviderFailure.Kind.TOO_LONG,
                    "The prompt has about " + prompt + " tokens; the largest window has " + largest + ".");
        }
        return roomy;
    }
}
