-- In a ticket that is counted already something may be left to decide about, or be found anew.

-- AlterTable
ALTER TABLE "erasure_mention" ADD COLUMN     "counted" BOOLEAN NOT NULL DEFAULT false;

UPDATE "erasure_mention" SET "counted" = true WHERE "gone_at" IS NOT NULL;
