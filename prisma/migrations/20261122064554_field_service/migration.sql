-- DropIndex
DROP INDEX "notice_ticket_id_revision_kind_recipient_id_key";

-- AlterTable
ALTER TABLE "inbox" ADD COLUMN     "visit_id" UUID;

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "visit_id" UUID;

-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "visit_id" UUID;

-- CreateTable
CREATE TABLE "visit" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "ticket_id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "district" TEXT,
    "address" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "rules_digest" TEXT NOT NULL,
    "calendars" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "priority_rank" INTEGER NOT NULL,
    "technician" TEXT,
    "slot_from" TIMESTAMPTZ(3),
    "slot_to" TIMESTAMPTZ(3),
    "next_due" TIMESTAMPTZ(3),
    "waits_for_ready" BOOLEAN NOT NULL,
    "waits_for_parts" BOOLEAN NOT NULL,
    "waits_for_act" BOOLEAN NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "run_confirmed_at" TIMESTAMPTZ(3),
    "doubted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_event" (
    "visit_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "schema" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "command_id" TEXT NOT NULL,
    "by" JSONB NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "visit_event_pkey" PRIMARY KEY ("visit_id","revision")
);

-- CreateTable
CREATE TABLE "technician" (
    "desk" TEXT NOT NULL,
    "short_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "skills" TEXT[],
    "home" TEXT NOT NULL,
    "hours" JSONB NOT NULL,
    "feed_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "technician_pkey" PRIMARY KEY ("desk","short_id")
);

-- CreateTable
CREATE TABLE "technician_time" (
    "id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "technician" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "visit_id" UUID,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "to" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "technician_time_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spare_stock" (
    "desk" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "on_hand" INTEGER NOT NULL,
    "reserved" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "spare_stock_pkey" PRIMARY KEY ("desk","place","part")
);

-- CreateTable
CREATE TABLE "spare_move" (
    "id" UUID NOT NULL,
    "identity" TEXT NOT NULL,
    "desk" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "origin" TEXT,
    "place" TEXT,
    "visit_id" UUID,
    "by_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spare_move_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "visit_number_key" ON "visit"("number");

-- CreateIndex
CREATE INDEX "visit_ticket_id_idx" ON "visit"("ticket_id");

-- CreateIndex
CREATE UNIQUE INDEX "technician_feed_hash_key" ON "technician"("feed_hash");

-- CreateIndex
CREATE UNIQUE INDEX "technician_time_visit_id_key" ON "technician_time"("visit_id");

-- CreateIndex
CREATE INDEX "technician_time_desk_technician_from_idx" ON "technician_time"("desk", "technician", "from");

-- CreateIndex
CREATE INDEX "technician_time_person_id_from_idx" ON "technician_time"("person_id", "from");

-- CreateIndex
CREATE INDEX "spare_move_desk_part_at_idx" ON "spare_move"("desk", "part", "at");

-- CreateIndex
CREATE UNIQUE INDEX "spare_move_identity_part_key" ON "spare_move"("identity", "part");

-- CreateIndex
CREATE INDEX "message_visit_id_revision_idx" ON "message"("visit_id", "revision");

-- CreateIndex
CREATE INDEX "notice_ticket_id_idx" ON "notice"("ticket_id");


-- ---- Written by hand: what the data model cannot say ----

CREATE UNIQUE INDEX "notice_once" ON "notice" ((COALESCE("visit_id", "ticket_id")), "revision", "kind", "recipient_id");

-- No technician is in two places at once: the times include the way to the site.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE "technician_time" ADD CONSTRAINT "technician_time_forward" CHECK ("from" < "to");
ALTER TABLE "technician_time" ADD CONSTRAINT "technician_time_once"
  EXCLUDE USING gist ("person_id" WITH =, tstzrange("from", "to") WITH &&);

ALTER TABLE "spare_stock" ADD CONSTRAINT "spare_stock_never_below_zero"
  CHECK ("on_hand" >= 0 AND "reserved" >= 0 AND "reserved" <= "on_hand");
ALTER TABLE "spare_move" ADD CONSTRAINT "spare_move_positive" CHECK ("quantity" > 0);

-- Boards: visits that are not over, by region, technician and day; and the lists of what waits.
CREATE INDEX "visit_board_day" ON "visit" ("desk", "slot_from", "id") WHERE "slot_from" IS NOT NULL;
CREATE INDEX "visit_board_technician" ON "visit" ("desk", "technician", "slot_from") WHERE "technician" IS NOT NULL;
CREATE INDEX "visit_open_due" ON "visit" ("desk", (COALESCE("next_due", 'infinity'::timestamptz)), "id")
  WHERE "closed_at" IS NULL;
CREATE INDEX "visit_to_plan" ON "visit" ("desk", "priority_rank", (COALESCE("next_due", 'infinity'::timestamptz)), "id")
  WHERE "closed_at" IS NULL AND "slot_from" IS NULL;
CREATE INDEX "visit_client_due" ON "visit" ("client_id", (COALESCE("next_due", 'infinity'::timestamptz)), "id");
CREATE INDEX "visit_waits_ready" ON "visit" ("desk", "requested_at", "id") WHERE "waits_for_ready";
CREATE INDEX "visit_waits_parts" ON "visit" ("desk", "requested_at", "id") WHERE "waits_for_parts";
CREATE INDEX "visit_waits_act" ON "visit" ("desk", "requested_at", "id") WHERE "waits_for_act";
ALTER TABLE "visit" SET (toast_tuple_target = 1024);

-- Queues: small, whatever the tables grow to.
CREATE INDEX "visit_unconfirmed" ON "visit" ("updated_at") WHERE "run_confirmed_at" IS NULL AND "ended_at" IS NULL;
CREATE INDEX "visit_doubted" ON "visit" ("doubted_at") WHERE "doubted_at" IS NOT NULL;
CREATE INDEX "inbox_waiting_visit" ON "inbox" ("visit_id", "seq") WHERE "outcome" IS NULL AND "visit_id" IS NOT NULL;

CREATE TRIGGER "visit_event_append_only" BEFORE UPDATE OR DELETE ON "visit_event"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change" ();
CREATE TRIGGER "spare_move_append_only" BEFORE UPDATE OR DELETE ON "spare_move"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change" ();
