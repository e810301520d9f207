-- Whose the working seconds of closed tickets were, by months, so that sums of a desk are read at once.
-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "time_at" INTEGER;

-- CreateTable
CREATE TABLE "ticket_time" (
    "ticket_id" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "desk" TEXT NOT NULL,
    "us" INTEGER NOT NULL,
    "client" INTEGER NOT NULL,
    "supplier" INTEGER NOT NULL,
    "nature" INTEGER NOT NULL,

    CONSTRAINT "ticket_time_pkey" PRIMARY KEY ("ticket_id","month")
);

-- CreateIndex
CREATE INDEX "ticket_time_desk_month_idx" ON "ticket_time"("desk", "month");

-- AddForeignKey
ALTER TABLE "ticket_time" ADD CONSTRAINT "ticket_time_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: closed tickets whose time is still to be counted. Those that stand already are filled in by the worker, some at a time.
CREATE INDEX "ticket_time_owed" ON "ticket" ("id") WHERE "closed_at" IS NOT NULL AND "time_at" IS DISTINCT FROM "revision";
