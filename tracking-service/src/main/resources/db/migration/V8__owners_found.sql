-- Apart from the change itself: while an index is built everybody reads, and whoever writes jobs waits.
-- Lists are read by account. Batches, messages and events are their job's, and never read without it.
CREATE INDEX job_of_account_newest_first ON job (account, created_at DESC, id DESC);
CREATE INDEX job_of_account_open ON job (account, id) INCLUDE (status) WHERE finished_at IS NULL;
DROP INDEX job_newest_first;

-- For whoever forgets old hours, of all accounts. What is counted never changes the hour, and so never this index.
CREATE INDEX account_hour_by_hour ON account_hour (hour);
