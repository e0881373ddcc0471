package io.colloquy.graph.provider;

import io.colloquy.graph.prompt.Purpose;

/** What one attempt is asked. */
public record Call(Purpose purpose, Material material) {}
