-- What articles answered, reviews of closed tickets, the register of releases with their defects.
-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "reviewed_closing" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "release_note" (
    "desk" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "expected_on" DATE,
    "changes" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "author_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "release_note_pkey" PRIMARY KEY ("desk","name")
);

-- CreateTable
CREATE TABLE "defect" (
    "id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "found_in" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "ticket_id" UUID,
    "author_id" TEXT NOT NULL,
    "mended_in" TEXT,
    "rejected" TEXT,
    "revision" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "defect_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_help" (
    "article_id" UUID NOT NULL,
    "person_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_help_pkey" PRIMARY KEY ("article_id","person_id","day")
);

-- CreateTable
CREATE TABLE "ticket_review" (
    "ticket_id" UUID NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "article_id" UUID,
    "by_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_review_pkey" PRIMARY KEY ("ticket_id","closed_at")
);

-- CreateIndex
CREATE INDEX "defect_desk_found_in_idx" ON "defect"("desk", "found_in");

-- CreateIndex
CREATE INDEX "defect_desk_mended_in_idx" ON "defect"("desk", "mended_in");

-- CreateIndex
CREATE INDEX "defect_ticket_id_idx" ON "defect"("ticket_id");

-- CreateIndex
CREATE UNIQUE INDEX "defect_desk_number_key" ON "defect"("desk", "number");

-- CreateIndex
CREATE INDEX "ticket_review_article_id_idx" ON "ticket_review"("article_id");

-- AddForeignKey
ALTER TABLE "release_note" ADD CONSTRAINT "release_note_desk_fkey" FOREIGN KEY ("desk") REFERENCES "desk"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_note" ADD CONSTRAINT "release_note_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defect" ADD CONSTRAINT "defect_desk_found_in_fkey" FOREIGN KEY ("desk", "found_in") REFERENCES "release_note"("desk", "name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defect" ADD CONSTRAINT "defect_desk_mended_in_fkey" FOREIGN KEY ("desk", "mended_in") REFERENCES "release_note"("desk", "name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defect" ADD CONSTRAINT "defect_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "defect" ADD CONSTRAINT "defect_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_help" ADD CONSTRAINT "article_help_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_help" ADD CONSTRAINT "article_help_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_review" ADD CONSTRAINT "ticket_review_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_review" ADD CONSTRAINT "ticket_review_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_review" ADD CONSTRAINT "ticket_review_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: closed tickets whose last closing nobody has looked at again.
CREATE INDEX "ticket_to_review" ON "ticket" ("desk", "closed_at", "id")
  WHERE "closed_at" IS NOT NULL AND "reviewed_closing" IS DISTINCT FROM "closed_at";
