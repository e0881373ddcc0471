package io.colloquy.tracking.caller;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;

/** Whose request this is. Asked once by a resource's method; everything below it is given the account. */
@RequestScoped
public class Caller {
    private static final String HEADER = "X-Colloquy-Account";
    private static final String OPERATOR = "local";

    private final HttpHeaders headers;

    Caller(HttpHeaders headers) {
        this.headers = headers;
    }

    /** 1 to 200 characters. */
    public String account() {
        String named = headers.getHeaderString(HEADER);
        return named == null ? OPERATOR : named;
    }
}
