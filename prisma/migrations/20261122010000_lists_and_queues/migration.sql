-- Written by hand: what the data model cannot say.

-- Tickets by next due instant; those without one come last, as one range (no "or is null" in a cursor).
CREATE INDEX "ticket_desk_due" ON "ticket" ("desk", (COALESCE("next_due", 'infinity'::timestamptz)), "id");
CREATE INDEX "ticket_desk_stage_due" ON "ticket" ("desk", "stage", (COALESCE("next_due", 'infinity'::timestamptz)), "id");
CREATE INDEX "ticket_desk_status_due" ON "ticket" ("desk", "status", (COALESCE("next_due", 'infinity'::timestamptz)), "id");
CREATE INDEX "ticket_desk_assignee_due" ON "ticket" ("desk", "assignee", (COALESCE("next_due", 'infinity'::timestamptz)), "id");
CREATE INDEX "ticket_client_due" ON "ticket" ("client_id", (COALESCE("next_due", 'infinity'::timestamptz)), "id");
CREATE INDEX "ticket_author_due" ON "ticket" ("author_id", (COALESCE("next_due", 'infinity'::timestamptz)), "id");

-- The state is long and no list reads it: it goes out of the row, so that a page of the table holds many tickets.
ALTER TABLE "ticket" SET (toast_tuple_target = 1024);

-- Search by words of the subject and of what was filled in beside the text.
CREATE INDEX "ticket_words" ON "ticket" USING gin ((to_tsvector('russian', "subject") || to_tsvector('russian', "fields")));

-- Queues: small, whatever the tables grow to.
CREATE INDEX "ticket_unconfirmed" ON "ticket" ("updated_at") WHERE "run_confirmed_at" IS NULL AND "ended_at" IS NULL;
CREATE INDEX "inbox_waiting" ON "inbox" ("ticket_id", "seq") WHERE "outcome" IS NULL;
CREATE INDEX "inbox_waiting_age" ON "inbox" ("stored_at") WHERE "outcome" IS NULL;
CREATE INDEX "notice_waiting" ON "notice" ("not_before") WHERE "state" = 'waiting';
CREATE INDEX "attachment_unbound" ON "attachment" ("created_at") WHERE "ticket_id" IS NULL;

-- Events are append-only, whoever asks.
CREATE FUNCTION "refuse_change" () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER "ticket_event_append_only" BEFORE UPDATE OR DELETE ON "ticket_event"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change" ();

INSERT INTO "publication" ("id", "number") VALUES (1, 0);
