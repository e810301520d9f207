-- A review of mentions has days of its own; who has written in tickets that stand is not forgotten by a desk's rule.

-- AlterTable
ALTER TABLE "erasure" ADD COLUMN     "reviewed_from" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "message_author_id_idx" ON "message"("author_id");

-- By hand: rows that clients' people have given, by whose they are.
CREATE INDEX "inbox_of_client" ON "inbox" (("actor" ->> 'personId')) WHERE "actor" ->> 'role' = 'client';

-- Erasures of the release before are at their end, or go through the desk from its beginning; they had one phase.
UPDATE "erasure" SET "phase" = 'person' WHERE "finished_at" IS NOT NULL;
UPDATE "erasure" SET "tickets" = 0, "gone" = 0, "after" = NULL
  WHERE "finished_at" IS NULL AND "phase" = 'tickets' AND "after_at" IS NULL;
-- What nobody could place, calls and letters are now gone through behind the review.
UPDATE "erasure" SET "phase" = 'review', "after_at" = NULL, "after" = NULL
  WHERE "finished_at" IS NULL AND "phase" IN ('tray', 'contacts', 'letters');
UPDATE "erasure" SET "reviewed_from" = CURRENT_TIMESTAMP WHERE "finished_at" IS NULL AND "phase" IN ('review', 'meanwhile');
