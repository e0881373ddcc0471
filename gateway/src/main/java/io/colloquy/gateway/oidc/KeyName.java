package io.colloquy.gateway.oidc;

/**
 * Which key a token says it was signed with.
 *
 * @param algorithm one of those that are accepted
 */
record KeyName(String id, Algorithm algorithm) {}
