package io.colloquy.faultwall;

import java.io.IOException;

/** What happens to one request. */
@FunctionalInterface
interface Scene {
    /** True when the connection can be used again. */
    boolean play(Talk talk) throws IOException;
}
