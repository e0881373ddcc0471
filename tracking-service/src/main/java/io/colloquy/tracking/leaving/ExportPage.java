package io.colloquy.tracking.leaving;

import java.util.List;

/**
 * Some of what an account has.
 *
 * @param sort by which it is counted
 * @param lines a JSON object each, with its type
 */
public record ExportPage(String sort, List<String> lines) {}
