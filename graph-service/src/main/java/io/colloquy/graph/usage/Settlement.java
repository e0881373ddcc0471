package io.colloquy.graph.usage;

/**
 * How a reservation ends.
 *
 * @param charged whether the call was answered; the tokens of one that was not count all the same
 * @param durable whether to wait for the database's disk
 */
record Settlement(Reservation reservation, boolean charged, Actual actual, boolean durable) {}
