package io.colloquy.standalone.lab;

import java.util.List;

/**
 * One invariant, looked at after everything is healed and at rest.
 *
 * @param id as in docs/guarantees.md
 * @param looked how many things it was looked at for
 * @param violations the rows that break it; empty when it holds
 */
record Check(String id, String statement, long looked, List<String> violations) {
    boolean holds() {
        return violations.isEmpty();
    }
}
