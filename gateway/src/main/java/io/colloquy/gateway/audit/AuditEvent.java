package io.colloquy.gateway.audit;

import io.colloquy.gateway.identity.Caller;
import io.colloquy.gateway.identity.Identity;
import io.vertx.core.json.JsonObject;

/**
 * One thing that was done. No names of people and no secrets: it outlives the account.
 *
 * @param actor the account that did it; null when nobody known did
 * @param account whose matter it is; null when that is unknown
 * @param subject the id of what it was done to, null when that is the account
 */
public record AuditEvent(
        Action action, String actor, String account, String subject, String requestId, JsonObject detail) {

    /** Something that somebody did to what is his own. */
    public static AuditEvent own(Action action, Caller caller, String subject) {
        Identity identity = caller.identity();
        return new AuditEvent(
                action, identity.account(), identity.account(), subject, caller.requestId(), new JsonObject());
    }

    /** Something that an operator did to an account. */
    public static AuditEvent to(String account, Action action, Caller operator) {
        return new AuditEvent(
                action, operator.identity().account(), account, null, operator.requestId(), new JsonObject());
    }

    /** Something done by somebody of whom no more is known than which account he wants or gets. */
    public static AuditEvent unproven(Action action, String account, String requestId) {
        return new AuditEvent(action, null, account, null, requestId, new JsonObject());
    }

    public AuditEvent with(String name, Object value) {
        return new AuditEvent(
                action, actor, account, subject, requestId, detail.copy().put(name, value));
    }

    /** What became of the same wish. */
    public AuditEvent instead(Action other) {
        return new AuditEvent(other, actor, account, subject, requestId, detail);
    }

    public AuditEvent about(String subject) {
        return new AuditEvent(action, actor, account, subject, requestId, detail);
    }
}
