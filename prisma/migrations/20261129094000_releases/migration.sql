-- The release that a ticket waits for: whoever publishes one finds those that do.
ALTER TABLE "ticket" ADD COLUMN "release" TEXT;

CREATE INDEX "ticket_release" ON "ticket" ("desk", "release", "id") WHERE "release" IS NOT NULL;
