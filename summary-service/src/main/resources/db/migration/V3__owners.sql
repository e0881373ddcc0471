-- Whose each thing is. What hangs on a chat, an import or a plan is theirs who own that. A constant default rewrites no
-- table, and what was here before accounts is the local operator's.
ALTER TABLE chat          ADD COLUMN account text NOT NULL DEFAULT 'local';
ALTER TABLE import        ADD COLUMN account text NOT NULL DEFAULT 'local';
ALTER TABLE backfill_plan ADD COLUMN account text NOT NULL DEFAULT 'local';
ALTER TABLE job_order     ADD COLUMN account text NOT NULL DEFAULT 'local';
