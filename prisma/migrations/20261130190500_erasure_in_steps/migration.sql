-- An erasure goes on in bounded steps, and leaves to a person what only may speak of somebody.

-- AlterTable
ALTER TABLE "erasure" ADD COLUMN     "after_at" TIMESTAMPTZ(3),
ADD COLUMN     "phase" TEXT NOT NULL DEFAULT 'tickets',
ALTER COLUMN "asked_by" DROP NOT NULL;

-- CreateTable
CREATE TABLE "erasure_mention" (
    "erasure_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "form" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "decision" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "gone_at" TIMESTAMPTZ(3),

    CONSTRAINT "erasure_mention_pkey" PRIMARY KEY ("erasure_id","ticket_id")
);

-- CreateIndex
CREATE INDEX "erasure_mention_ticket_id_idx" ON "erasure_mention"("ticket_id");

-- CreateIndex
CREATE INDEX "contact_person_id_idx" ON "contact"("person_id");

-- AddForeignKey
ALTER TABLE "erasure_mention" ADD CONSTRAINT "erasure_mention_erasure_id_fkey" FOREIGN KEY ("erasure_id") REFERENCES "erasure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "erasure_mention" ADD CONSTRAINT "erasure_mention_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "erasure_mention" ADD CONSTRAINT "erasure_mention_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
