-- What coordinators watch beside readiness and parts: spares that are not in the van, vehicles that were not there, and steps
-- that nobody took in time. Visits that stand already get these values with their next commit.
ALTER TABLE "visit"
  ADD COLUMN "waits_for_spares" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "no_shows" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "step_due" TIMESTAMPTZ(3);

CREATE INDEX "visit_waits_spares" ON "visit" ("desk", "requested_at", "id") WHERE "waits_for_spares";
CREATE INDEX "visit_no_show" ON "visit" ("desk", "requested_at", "id") WHERE "closed_at" IS NULL AND "no_shows" > 0;
CREATE INDEX "visit_step_due" ON "visit" ("desk", "step_due", "id") WHERE "step_due" IS NOT NULL;
