package io.colloquy.standalone.lab;

import java.time.Duration;

/**
 * One fault of a plan.
 *
 * @param gap time between the step before and this one
 * @param choice whom it meets: a fraction from 0 to 1 of whatever there is to choose from when it happens
 * @param length how long it lasts, or how long what was killed stays away
 */
record Step(Fault fault, Duration gap, double choice, Duration length) {}
