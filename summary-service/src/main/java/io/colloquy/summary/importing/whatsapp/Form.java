package io.colloquy.summary.importing.whatsapp;

/** How a header is laid out: {@code d - body}, {@code [d] body}, {@code d: body}. */
public enum Form {
    ANDROID,
    IOS,
    COLON
}
