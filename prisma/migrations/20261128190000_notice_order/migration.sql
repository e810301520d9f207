-- What the sender looks for, whatever was sent before: those that wait, the longest due first, and of one ticket and recipient
-- the one that was written first. By id where instants are equal, so that no look has to sort what one moment wrote.
DROP INDEX "notice_waiting";
CREATE INDEX "notice_waiting" ON "notice" ("not_before", "id") WHERE "state" = 'waiting';
CREATE INDEX "notice_order" ON "notice" ("root_id", "recipient_id", "created_at", "id") WHERE "state" = 'waiting';
