-- Who owes the next step, so that lists can be asked for it. What stands already is filled in by the worker, a few hundred at a time:
-- it follows from the state of the process, which only the product can read.
ALTER TABLE "ticket" ADD COLUMN "owed_at" INTEGER, ADD COLUMN "owed_by" TEXT;

-- By hand: lists of what somebody owes, by the next due instant.
CREATE INDEX "ticket_desk_owed_due" ON "ticket" ("desk", "owed_by",
  (CASE WHEN "closed_at" IS NULL THEN COALESCE("next_due", '9999-12-31T00:00:00Z'::timestamptz) ELSE 'infinity'::timestamptz END), "id");
