package io.colloquy.standalone.lab;

import io.colloquy.standalone.system.Replica;
import java.time.Instant;

/**
 * A fault that happened.
 *
 * @param victim the process that it met; null for the database
 * @param pid its number, 0 where no process of ours died or stood still
 * @param to when everything was as before; null while it is not
 */
record Disturbance(Fault fault, Replica victim, long pid, String what, Instant from, Instant to) {
    Disturbance until(Instant end) {
        return new Disturbance(fault, victim, pid, what, from, end);
    }

    boolean touches(Instant first, Instant last) {
        return from.isBefore(last) && (to == null || to.isAfter(first));
    }
}
