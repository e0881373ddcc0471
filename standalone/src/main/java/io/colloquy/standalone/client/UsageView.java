package io.colloquy.standalone.client;

/** What an account has used today, by UTC, as far as it is told here. */
public record UsageView(long requestsToday) {}
