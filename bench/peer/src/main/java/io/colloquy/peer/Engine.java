package io.colloquy.peer;

import java.time.Duration;

/** What is compared: something that hands out single items to workers and survives their death. */
interface Engine {
    /** Queues as many items. */
    void queue(int items);

    /** Starts a worker of ten slots whose work takes this long and then writes a result, or writes none for no time. */
    AutoCloseable worker(String name, Duration work);

    /** Items whose end the engine itself has noted. */
    long ended();

    /** The engine of this name with its queue in the results' database or at this tracking-service. */
    static Engine of(String name, Results results, String tracking) {
        return name.equals("colloquy") ? new ColloquyEngine(results, tracking) : new SchedulerEngine(results);
    }
}
