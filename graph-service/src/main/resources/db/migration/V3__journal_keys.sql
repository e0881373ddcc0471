-- A row's key is its account and a hash of what the call is: account, the caller's own key, purpose, prompt, model asked for
-- and parameters. Rows from before have the caller's key alone and are no longer found.
ALTER TABLE generation
    ADD COLUMN account    text NOT NULL DEFAULT 'local',
    ADD COLUMN caller_key text,
    ADD COLUMN cost       numeric(20, 12);

COMMENT ON COLUMN generation.caller_key IS 'as the caller chose it, for people who search';
COMMENT ON COLUMN generation.request_hash IS 'of the content: another content under the same key is refused';
COMMENT ON COLUMN generation.cost IS 'US dollars of all attempts; null where no price is known';

-- For the sweep of answers that nobody may ask for again.
CREATE INDEX generation_finished ON generation (finished_at) WHERE finished_at IS NOT NULL;
