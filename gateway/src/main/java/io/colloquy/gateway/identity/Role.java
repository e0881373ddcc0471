package io.colloquy.gateway.identity;

/** What an account is; stored as text, and the services know it as a group. */
public enum Role {
    USER,
    OPERATOR
}
