-- Which answers an account has, the newest first: there is a bound to them, beyond which the oldest are forgotten.
CREATE INDEX idempotency_key_kept ON idempotency_key (account, expires_at) WHERE body IS NOT NULL;

-- What somebody did to others is his own to take along too.
CREATE INDEX audit_event_actor ON audit_event (actor, id);
