-- Apart from the change itself, because it reads every job: meanwhile all others read and write.
ALTER TABLE job VALIDATE CONSTRAINT job_account_is_a_name;
