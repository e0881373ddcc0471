package io.colloquy.gateway.idempotency;

import java.util.Optional;

/**
 * What came of asking for a key: either this request holds it now, or there is an earlier one.
 *
 * @param number which try holds it; whoever was frozen and overtaken finds a higher one and writes nothing
 */
record Claim(String account, String key, long number, Optional<Earlier> earlier) {}
