package io.colloquy.gateway.audit;

import java.util.Locale;

/** What the audit tells; stored with hyphens. */
public enum Action {
    ACCOUNT_CREATED,
    ROLE_CHANGED,
    PASSWORD_CHANGED,
    /** Of an account whose session or key is in use: somebody guesses what it does not open. */
    PASSWORD_WRONG,
    CREDENTIALS_REVOKED,
    LOG_IN,
    LOG_IN_FAILED,
    LOG_OUT,
    SESSION_REVOKED,
    KEY_CREATED,
    KEY_REVOKED,
    DATA_EXPORTED,
    ACCOUNT_LEAVING,
    ACCOUNT_LEFT,
    OPERATOR_ACTION;

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
