-- What comes from another product, and what is erased.

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "imported" (
    "desk" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "imported_pkey" PRIMARY KEY ("desk","source","kind","source_id")
);

-- CreateTable
CREATE TABLE "import_trial" (
    "desk" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "faults" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_trial_pkey" PRIMARY KEY ("desk","source","digest")
);

-- CreateTable
CREATE TABLE "erasure" (
    "id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "short_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "after" UUID,
    "gone" INTEGER NOT NULL DEFAULT 0,
    "tickets" INTEGER NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "imported_target_id_idx" ON "imported"("target_id");

-- CreateIndex
CREATE INDEX "erasure_desk_person_id_idx" ON "erasure"("desk", "person_id");

-- Those that are under way: few, however many there were.
CREATE INDEX "erasure_under_way" ON "erasure" ("created_at") WHERE "finished_at" IS NULL;

-- Closed tickets whose words stand, by when they were closed: what the desk keeps no longer is looked for here.
CREATE INDEX "ticket_with_words" ON "ticket" ("desk", "closed_at", "id") WHERE "closed_at" IS NOT NULL AND "erased_at" IS NULL;

-- AddForeignKey
ALTER TABLE "imported" ADD CONSTRAINT "imported_desk_fkey" FOREIGN KEY ("desk") REFERENCES "desk"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_trial" ADD CONSTRAINT "import_trial_desk_fkey" FOREIGN KEY ("desk") REFERENCES "desk"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_desk_fkey" FOREIGN KEY ("desk") REFERENCES "desk"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_asked_by_fkey" FOREIGN KEY ("asked_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is written once stays as it is, but for words that are erased: by a transaction that says so, and never a row.
CREATE OR REPLACE FUNCTION "refuse_change" () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('reglament.erases', true) = 'on' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
