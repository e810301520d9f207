-- Services of a desk: which of them a ticket is with, all that took part in it, and for which of them a person works.
ALTER TABLE "membership" ADD COLUMN "services" TEXT[] DEFAULT ARRAY[]::TEXT[];

ALTER TABLE "ticket" ADD COLUMN "service" TEXT,
ADD COLUMN "services" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- By hand: what the data model cannot say.

-- The queue of a service, and what is with none of them: such a ticket is everybody's at its desk.
CREATE INDEX "ticket_desk_service_due" ON "ticket" ("desk", "service",
  (CASE WHEN "closed_at" IS NULL THEN COALESCE("next_due", '9999-12-31T00:00:00Z'::timestamptz) ELSE 'infinity'::timestamptz END), "id");
-- What a service took part in. Desks without services have no entry in it.
CREATE INDEX "ticket_services" ON "ticket" USING GIN ("services") WHERE "services" <> ARRAY[]::TEXT[];
