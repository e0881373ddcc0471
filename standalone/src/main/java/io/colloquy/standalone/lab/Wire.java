package io.colloquy.standalone.lab;

import io.colloquy.standalone.system.Replica;
import io.colloquy.standalone.system.Service;
import java.util.Optional;

/**
 * A way over which a process talks, with a proxy in it.
 *
 * @param to the neighbour; empty for the process's own database
 */
record Wire(Replica from, Optional<Service> to) {
    static Wire toDatabase(Replica from) {
        return new Wire(from, Optional.empty());
    }

    static Wire between(Replica from, Service to) {
        return new Wire(from, Optional.of(to));
    }

    @Override
    public String toString() {
        return from.program() + " -> " + to.map(Service::program).orElse("database");
    }
}
