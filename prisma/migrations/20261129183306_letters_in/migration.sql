-- AlterTable
ALTER TABLE "tray" ADD COLUMN     "letter_id" UUID,
ADD COLUMN     "resolution" JSONB,
ADD COLUMN     "resolved_by" TEXT,
ALTER COLUMN "desk" DROP NOT NULL;

-- CreateTable
CREATE TABLE "letter_in" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "desk" TEXT,
    "way" TEXT NOT NULL,
    "envelope_from" TEXT,
    "envelope_to" TEXT[],
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "identity" TEXT,
    "message_id" TEXT,
    "from_address" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "order" JSONB,
    "outcome" TEXT,
    "reason" TEXT,
    "root_id" UUID,
    "command_id" UUID,
    "notice_id" UUID,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "letter_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letter_first" (
    "desk" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "letter_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "letter_first_pkey" PRIMARY KEY ("desk","identity")
);

-- CreateTable
CREATE TABLE "mailbox" (
    "address" TEXT NOT NULL,
    "folder" TEXT NOT NULL,
    "uid_validity" BIGINT NOT NULL,
    "last_uid" BIGINT NOT NULL,
    "seen_at" TIMESTAMPTZ(3),
    "fault" TEXT,
    "fault_since" TIMESTAMPTZ(3),

    CONSTRAINT "mailbox_pkey" PRIMARY KEY ("address")
);

-- CreateIndex
CREATE UNIQUE INDEX "letter_in_seq_key" ON "letter_in"("seq");

-- CreateIndex
CREATE INDEX "letter_in_message_id_idx" ON "letter_in"("message_id");

-- CreateIndex
CREATE INDEX "letter_in_sha256_idx" ON "letter_in"("sha256");

-- CreateIndex
CREATE INDEX "letter_in_from_address_settled_at_idx" ON "letter_in"("from_address", "settled_at");

-- CreateIndex
CREATE INDEX "letter_in_root_id_idx" ON "letter_in"("root_id");

-- CreateIndex
CREATE INDEX "letter_first_letter_id_idx" ON "letter_first"("letter_id");

-- CreateIndex
CREATE UNIQUE INDEX "tray_letter_id_key" ON "tray"("letter_id");

-- AddForeignKey
ALTER TABLE "tray" ADD CONSTRAINT "tray_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "letter_in"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tray" ADD CONSTRAINT "tray_resolved_by_fkey" FOREIGN KEY ("resolved_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_in" ADD CONSTRAINT "letter_in_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_in" ADD CONSTRAINT "letter_in_desk_fkey" FOREIGN KEY ("desk") REFERENCES "desk"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_in" ADD CONSTRAINT "letter_in_root_id_fkey" FOREIGN KEY ("root_id") REFERENCES "process"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_first" ADD CONSTRAINT "letter_first_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "letter_in"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: those that wait, in the order of their coming.
CREATE INDEX "letter_in_waiting" ON "letter_in"("seq") WHERE "outcome" IS NULL;
