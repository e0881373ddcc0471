package io.colloquy.graph.prompt;

/** What a language model is sent: how to work, what to work on, and the JSON schema of its answer. */
public record Prompt(String instructions, String conversation, String schema) {}
