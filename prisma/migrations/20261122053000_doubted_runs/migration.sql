-- AlterTable
ALTER TABLE "ticket" ADD COLUMN "doubted_at" TIMESTAMPTZ(3);

-- By hand: what the pump looks for, almost always nothing.
CREATE INDEX "ticket_doubted_idx" ON "ticket" ("doubted_at") WHERE "doubted_at" IS NOT NULL;
