-- One kernel for every kind of process: inbox, events, words, letters and runs belong to a process (kind and id), not to a
-- ticket or a visit; what a run of the engine knows stands in a narrow ledger. Written by hand, data and all.

CREATE TABLE "process" (
    "kind" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "root_id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "rules_digest" TEXT NOT NULL,
    "calendars" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "process_pkey" PRIMARY KEY ("kind", "id")
);
INSERT INTO "process"
  SELECT 'ticket', "id", "id", "desk", "client_id", "revision", "state", "rules_digest", "calendars", "updated_at" FROM "ticket"
  UNION ALL
  SELECT 'visit', "id", "ticket_id", "desk", "client_id", "revision", "state", "rules_digest", "calendars", "updated_at" FROM "visit";
CREATE INDEX "process_root_id_idx" ON "process" ("root_id");
CREATE INDEX "process_pin_idx" ON "process" ("calendars", "rules_digest");
-- The state is long and changes with every commit: it goes out of the row, and rows have room to change in their page.
ALTER TABLE "process" SET (toast_tuple_target = 1024, fillfactor = 80);

CREATE TABLE "run" (
    "kind" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "workflow_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "seen" INTEGER,
    "stale_since" TIMESTAMPTZ(3),
    "next_tick" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_pkey" PRIMARY KEY ("kind", "id")
);
-- Runs of the release before go on under their old id until they end. Each is woken once: it then says what it waits for.
INSERT INTO "run"
  SELECT 'ticket', "id", CASE WHEN "ended_at" IS NULL AND "run_confirmed_at" IS NOT NULL THEN 'ticket/' || "id" ELSE "tid" END,
    "run_confirmed_at", NULL::int, CASE WHEN "ended_at" IS NULL THEN clock_timestamp() END, NULL::timestamptz, NULL::timestamptz, "ended_at"
  FROM "ticket"
  UNION ALL
  SELECT 'visit', "id", CASE WHEN "ended_at" IS NULL AND "run_confirmed_at" IS NOT NULL THEN 'visit/' || "id" ELSE "number" END,
    "run_confirmed_at", NULL::int, CASE WHEN "ended_at" IS NULL THEN clock_timestamp() END, NULL::timestamptz, NULL::timestamptz, "ended_at"
  FROM "visit";
CREATE UNIQUE INDEX "run_workflow_id_key" ON "run" ("workflow_id");
-- What the outbox looks for; almost always nothing but the next ticks.
CREATE INDEX "run_stale" ON "run" ("stale_since") WHERE "stale_since" IS NOT NULL;
CREATE INDEX "run_never_started" ON "run" ("id") WHERE "started_at" IS NULL AND "ended_at" IS NULL;
CREATE INDEX "run_next_tick" ON "run" ("next_tick") WHERE "next_tick" IS NOT NULL;
ALTER TABLE "run" SET (fillfactor = 70);
ALTER TABLE "run" ADD CONSTRAINT "run_process_fkey" FOREIGN KEY ("kind", "id") REFERENCES "process" ("kind", "id")
  ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE "event" (
    "process_kind" TEXT NOT NULL,
    "process_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "schema" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "as_of" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "command_id" TEXT NOT NULL,
    "by" JSONB NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("process_kind", "process_id", "revision")
);
INSERT INTO "event"
  SELECT 'ticket', "ticket_id", "revision", "type", "schema", "at", NULL::timestamptz, "recorded_at", "command_id", "by", "data" FROM "ticket_event"
  UNION ALL
  SELECT 'visit', "visit_id", "revision", "type", "schema", "at", NULL::timestamptz, "recorded_at", "command_id", "by", "data" FROM "visit_event";
DROP TABLE "ticket_event";
DROP TABLE "visit_event";
CREATE INDEX "event_set_aside" ON "event" ("process_id") WHERE "type" IN ('set-aside', 'taken-up-again');
ALTER TABLE "event" ADD CONSTRAINT "event_process_fkey" FOREIGN KEY ("process_kind", "process_id")
  REFERENCES "process" ("kind", "id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
CREATE TRIGGER "event_append_only" BEFORE UPDATE OR DELETE ON "event"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change" ();

-- Inbox, words and letters: the process that they belong to, and the root of its tree, whose people see it.
DROP INDEX "inbox_ticket_id_seq_idx", "inbox_waiting", "inbox_waiting_visit";
ALTER TABLE "inbox" RENAME COLUMN "ticket_id" TO "root_id";
ALTER TABLE "inbox" ADD COLUMN "process_kind" TEXT, ADD COLUMN "process_id" UUID;
UPDATE "inbox" SET "process_kind" = CASE WHEN "visit_id" IS NULL THEN 'ticket' ELSE 'visit' END,
  "process_id" = COALESCE("visit_id", "root_id");
ALTER TABLE "inbox" ALTER COLUMN "process_kind" SET NOT NULL, ALTER COLUMN "process_id" SET NOT NULL, DROP COLUMN "visit_id";
CREATE INDEX "inbox_process_id_seq_idx" ON "inbox" ("process_id", "seq");
CREATE INDEX "inbox_waiting" ON "inbox" ("process_id", "seq") WHERE "outcome" IS NULL;
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_process_fkey" FOREIGN KEY ("process_kind", "process_id")
  REFERENCES "process" ("kind", "id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

DROP INDEX "message_ticket_id_revision_idx", "message_visit_id_revision_idx";
ALTER TABLE "message" RENAME COLUMN "ticket_id" TO "root_id";
ALTER TABLE "message" ADD COLUMN "process_kind" TEXT, ADD COLUMN "process_id" UUID;
UPDATE "message" SET "process_kind" = CASE WHEN "visit_id" IS NULL THEN 'ticket' ELSE 'visit' END,
  "process_id" = COALESCE("visit_id", "root_id");
ALTER TABLE "message" ALTER COLUMN "process_kind" SET NOT NULL, ALTER COLUMN "process_id" SET NOT NULL, DROP COLUMN "visit_id";
CREATE INDEX "message_process_id_revision_idx" ON "message" ("process_id", "revision");
ALTER TABLE "message" ADD CONSTRAINT "message_process_fkey" FOREIGN KEY ("process_kind", "process_id")
  REFERENCES "process" ("kind", "id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

DROP INDEX "notice_ticket_id_idx", "notice_once";
ALTER TABLE "notice" RENAME COLUMN "ticket_id" TO "root_id";
ALTER TABLE "notice" ADD COLUMN "process_kind" TEXT, ADD COLUMN "process_id" UUID;
UPDATE "notice" SET "process_kind" = CASE WHEN "visit_id" IS NULL THEN 'ticket' ELSE 'visit' END,
  "process_id" = COALESCE("visit_id", "root_id");
ALTER TABLE "notice" ALTER COLUMN "process_kind" SET NOT NULL, ALTER COLUMN "process_id" SET NOT NULL, DROP COLUMN "visit_id";
CREATE INDEX "notice_root_id_idx" ON "notice" ("root_id");
CREATE UNIQUE INDEX "notice_once" ON "notice" ("process_id", "revision", "kind", "recipient_id");
ALTER TABLE "notice" ADD CONSTRAINT "notice_process_fkey" FOREIGN KEY ("process_kind", "process_id")
  REFERENCES "process" ("kind", "id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

ALTER INDEX "attachment_ticket_id_idx" RENAME TO "attachment_root_id_idx";
ALTER TABLE "attachment" RENAME COLUMN "ticket_id" TO "root_id";

-- What is left to tickets and visits is what lists and boards are served from.
DROP INDEX "ticket_unconfirmed", "ticket_doubted_idx", "visit_unconfirmed", "visit_doubted";
ALTER TABLE "ticket" DROP COLUMN "state", DROP COLUMN "rules_digest", DROP COLUMN "calendars",
  DROP COLUMN "run_confirmed_at", DROP COLUMN "doubted_at", DROP COLUMN "ended_at";
ALTER TABLE "visit" DROP COLUMN "state", DROP COLUMN "rules_digest", DROP COLUMN "calendars",
  DROP COLUMN "run_confirmed_at", DROP COLUMN "doubted_at", DROP COLUMN "ended_at";

-- Which store this is: a run that another one started is not taken for ours.
CREATE TABLE "store_identity" ("id" UUID NOT NULL, CONSTRAINT "store_identity_pkey" PRIMARY KEY ("id"));
INSERT INTO "store_identity" VALUES (gen_random_uuid());
