package io.colloquy.graph.provider;

/** Tokens that one generation took. */
public record Usage(long promptTokens, long completionTokens) {}
