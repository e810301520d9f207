-- Notices to many, and what each person is told of one.
CREATE SEQUENCE "announcement_number";

-- CreateTable
CREATE TABLE "announcement" (
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "desk" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "words" JSONB NOT NULL,
    "begins_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,
    "reason" TEXT,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "announcement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "announcement_letter" (
    "id" UUID NOT NULL,
    "announcement_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "round" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "says" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "fault" TEXT,
    "dismissed_at" TIMESTAMPTZ(3),

    CONSTRAINT "announcement_letter_pkey" PRIMARY KEY ("announcement_id","version","round","person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "announcement_number_key" ON "announcement"("number");

-- CreateIndex
CREATE INDEX "announcement_desk_written_at_id_idx" ON "announcement"("desk", "written_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "announcement_letter_id_key" ON "announcement_letter"("id");

-- CreateIndex
CREATE INDEX "announcement_letter_person_id_created_at_idx" ON "announcement_letter"("person_id", "created_at");

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_id_fkey" FOREIGN KEY ("id") REFERENCES "process"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_desk_fkey" FOREIGN KEY ("desk") REFERENCES "desk"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement_letter" ADD CONSTRAINT "announcement_letter_announcement_id_fkey" FOREIGN KEY ("announcement_id") REFERENCES "announcement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement_letter" ADD CONSTRAINT "announcement_letter_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: letters that wait.
CREATE INDEX "announcement_letter_waiting" ON "announcement_letter"("not_before", "id") WHERE "state" = 'waiting';
