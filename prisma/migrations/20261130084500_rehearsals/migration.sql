-- What publishing a draft would do to what is open, told beforehand: the last rehearsal of each draft, and a line a process.
CREATE TABLE "rehearsal" (
    "draft_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "asked" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "faults" JSONB NOT NULL,
    "misfits" JSONB NOT NULL,

    CONSTRAINT "rehearsal_pkey" PRIMARY KEY ("draft_id")
);

CREATE TABLE "rehearsal_line" (
    "rehearsal" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "draft_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "process_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "desk" TEXT NOT NULL,
    "client_id" UUID,
    "outcome" TEXT NOT NULL,
    "red" BOOLEAN NOT NULL,
    "green" BOOLEAN NOT NULL,
    "moves" JSONB NOT NULL,
    "lacks" TEXT[],

    CONSTRAINT "rehearsal_line_pkey" PRIMARY KEY ("rehearsal","seq")
);

CREATE INDEX "rehearsal_line_draft_id_idx" ON "rehearsal_line"("draft_id");

ALTER TABLE "rehearsal" ADD CONSTRAINT "rehearsal_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "rehearsal_line" ADD CONSTRAINT "rehearsal_line_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
