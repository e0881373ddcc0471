package io.colloquy.graph.usage;

import java.time.Duration;
import java.util.UUID;

/** What somebody wants to reserve, and for how long. */
record Wish(UUID operation, Estimate worstCase, Duration life) {}
