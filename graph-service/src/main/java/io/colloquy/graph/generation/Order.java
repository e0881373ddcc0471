package io.colloquy.graph.generation;

import io.colloquy.graph.attempt.Deadline;
import io.colloquy.graph.attempt.Journey;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.usage.Account;
import java.util.UUID;

/**
 * What somebody wants generated.
 *
 * @param key chosen by the caller, unique within the account; null when the answer is not to be kept
 * @param model a model or route name, or null for the default
 * @param whole whether a stream is to be withheld until it is valid
 * @param journey tells at any moment what became of it: operation id, attempts, fallback, usage, cost
 */
public record Order(Account account, String key, Call call, String model, boolean whole, Journey journey) {
    public Order(Account account, String key, Call call, String model, Deadline deadline, boolean whole) {
        this(account, key, call, model, whole, new Journey(UUID.randomUUID(), deadline));
    }

    public Deadline deadline() {
        return journey.deadline();
    }
}
