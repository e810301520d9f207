-- What the standing checks of the desks find.
-- CreateTable
CREATE TABLE "finding" (
    "desk" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "process_kind" TEXT,
    "process_id" UUID,
    "detail" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "finding_pkey" PRIMARY KEY ("desk","code","subject")
);

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_desk_fkey" FOREIGN KEY ("desk") REFERENCES "desk"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
