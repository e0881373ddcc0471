package io.colloquy.summary.importing.whatsapp;

/**
 * How a message's first line divides.
 *
 * @param sender null where the line has no author
 * @param text where in the line the text begins
 */
record Opening(String sender, int text) {}
