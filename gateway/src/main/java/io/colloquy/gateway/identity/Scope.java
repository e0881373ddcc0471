package io.colloquy.gateway.identity;

/** What a credential may be used for; never more than its account may do. */
public enum Scope {
    /** Look at what is one's own. */
    READ,
    /** Change it. */
    WRITE,
    /** Ask a model, which costs something. */
    GENERATE,
    /** Run the system; operators only. */
    ADMIN
}
