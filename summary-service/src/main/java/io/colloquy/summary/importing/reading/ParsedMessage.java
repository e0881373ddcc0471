package io.colloquy.summary.importing.reading;

import java.time.Instant;

/**
 * A message as a file holds it.
 *
 * @param chat the chat that the line names; null in formats that hold one chat without naming it
 * @param secondsKnown false: only the minute is known, and {@code at} is its start
 * @param sender null for a system line without an author
 * @param kind text, media or system
 * @param extra JSON text of what else the source said; null for nothing
 */
public record ParsedMessage(
        String chat,
        Instant at,
        boolean secondsKnown,
        String sender,
        String kind,
        String text,
        String sourceId,
        String replyTo,
        String extra) {}
