-- The form by which a ticket came: lists are filtered by it.
ALTER TABLE "ticket" ADD COLUMN "request_type" TEXT;
UPDATE "ticket" t SET "request_type" = p."state" ->> 'requestType'
  FROM "process" p WHERE p."kind" = 'ticket' AND p."id" = t."id" AND p."state" ->> 'requestType' IS NOT NULL;

-- Lists by arrival, a desk's and a company's; what is rare among a desk's tickets by any of their codes (the first ones are few, so
-- that the later ones are found by skipping over them).
CREATE INDEX "ticket_desk_received" ON "ticket" ("desk", "received_at", "id");
CREATE INDEX "ticket_client_received" ON "ticket" ("client_id", "received_at", "id");
CREATE INDEX "ticket_desk_codes" ON "ticket" ("desk", "priority", "level", "topic", "request_type");

-- A company's people; contracts, and the notices of a ticket, in the order of their lists.
CREATE INDEX "membership_client_id_desk_idx" ON "membership" ("client_id", "desk");
CREATE INDEX "contract_version_desk_valid_from_id_idx" ON "contract_version" ("desk", "valid_from", "id");
DROP INDEX "notice_root_id_idx";
CREATE INDEX "notice_root_id_created_at_id_idx" ON "notice" ("root_id", "created_at", "id");

-- By hand: what the data model cannot say.

-- Companies as people sort: ё beside е, capitals and small letters together. A byte order puts «Ёлкин» before «Абрамов».
CREATE INDEX "client_by_name" ON "client" ("name" COLLATE "ru-RU-x-icu", "id");

-- By the next due instant: what has one, then what is open without one, then what is closed. Each is one range, so that neither a
-- cursor nor "open only" has to pass over what lies in another.
DROP INDEX "ticket_desk_due", "ticket_desk_stage_due", "ticket_desk_status_due", "ticket_desk_assignee_due", "ticket_client_due",
  "ticket_author_due", "ticket_integration_due";
CREATE INDEX "ticket_desk_due" ON "ticket" ("desk",
  (CASE WHEN "closed_at" IS NULL THEN COALESCE("next_due", '9999-12-31T00:00:00Z'::timestamptz) ELSE 'infinity'::timestamptz END), "id");
CREATE INDEX "ticket_desk_stage_due" ON "ticket" ("desk", "stage",
  (CASE WHEN "closed_at" IS NULL THEN COALESCE("next_due", '9999-12-31T00:00:00Z'::timestamptz) ELSE 'infinity'::timestamptz END), "id");
CREATE INDEX "ticket_desk_status_due" ON "ticket" ("desk", "status",
  (CASE WHEN "closed_at" IS NULL THEN COALESCE("next_due", '9999-12-31T00:00:00Z'::timestamptz) ELSE 'infinity'::timestamptz END), "id");
CREATE INDEX "ticket_desk_assignee_due" ON "ticket" ("desk", "assignee",
  (CASE WHEN "closed_at" IS NULL THEN COALESCE("next_due", '9999-12-31T00:00:00Z'::timestamptz) ELSE 'infinity'::timestamptz END), "id");
CREATE INDEX "ticket_client_due" ON "ticket" ("client_id",
  (CASE WHEN "closed_at" IS NULL THEN COALESCE("next_due", '9999-12-31T00:00:00Z'::timestamptz) ELSE 'infinity'::timestamptz END), "id");
CREATE INDEX "ticket_author_due" ON "ticket" ("author_id",
  (CASE WHEN "closed_at" IS NULL THEN COALESCE("next_due", '9999-12-31T00:00:00Z'::timestamptz) ELSE 'infinity'::timestamptz END), "id");
CREATE INDEX "ticket_integration_due" ON "ticket" ("client_id",
  (CASE WHEN "closed_at" IS NULL THEN COALESCE("next_due", '9999-12-31T00:00:00Z'::timestamptz) ELSE 'infinity'::timestamptz END), "id")
  WHERE "author_kind" = 'integration';

-- The order of handling is of what is open, the order of closing of what is closed.
CREATE INDEX "ticket_desk_handling" ON "ticket" ("desk", "priority_rank", "received_at", "id") WHERE "closed_at" IS NULL;
CREATE INDEX "ticket_desk_closed" ON "ticket" ("desk", "closed_at", "id") WHERE "closed_at" IS NOT NULL;
CREATE INDEX "ticket_client_closed" ON "ticket" ("client_id", "closed_at", "id") WHERE "closed_at" IS NOT NULL;

-- By the last change. It stands on the process, whose row every commit writes and which has few indexes: on the ticket's row it would
-- make every reply write all of the ticket's.
CREATE INDEX "process_ticket_changed" ON "process" ("desk", "updated_at", "id") WHERE "kind" = 'ticket';
CREATE INDEX "process_ticket_client_changed" ON "process" ("client_id", "updated_at", "id") WHERE "kind" = 'ticket';
