-- Agreed visits whose ticket has ended or whose technician is not there wait for a decision. Visits that stand already have no doubt.
ALTER TABLE "visit" ADD COLUMN     "waits_for_decision" BOOLEAN NOT NULL DEFAULT false;

-- ---- Written by hand: what the data model cannot say ----

CREATE INDEX "visit_waits_decision" ON "visit" ("desk", (COALESCE("step_due", 'infinity'::timestamptz)), "id")
  WHERE "waits_for_decision";

-- An absence may be noted over a visit that is booked already; a visit is booked over no absence by whoever asks first.
ALTER TABLE "technician_time" DROP CONSTRAINT "technician_time_once";
ALTER TABLE "technician_time" ADD CONSTRAINT "technician_time_one_visit"
  EXCLUDE USING gist ("person_id" WITH =, tstzrange("from", "to") WITH &&) WHERE ("visit_id" IS NOT NULL);
ALTER TABLE "technician_time" ADD CONSTRAINT "technician_time_one_absence"
  EXCLUDE USING gist ("person_id" WITH =, tstzrange("from", "to") WITH &&) WHERE ("visit_id" IS NULL);
