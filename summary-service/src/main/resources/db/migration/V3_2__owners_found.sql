-- Apart from the columns, whose lock keeps everybody away: while an index is built everybody reads.
CREATE INDEX chat_of_account ON chat (account, id);
CREATE INDEX chat_by_name ON chat (account, name, id);
CREATE INDEX import_of_account ON import (account, id);
CREATE INDEX backfill_plan_of_account ON backfill_plan (account, number);
CREATE INDEX job_order_of_account ON job_order (account);
