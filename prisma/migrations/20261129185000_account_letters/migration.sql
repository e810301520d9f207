-- Letters by which people set their passwords. They belong to no ticket.
CREATE TABLE "account_letter" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "fault" TEXT,

    CONSTRAINT "account_letter_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "account_letter_person_id_idx" ON "account_letter"("person_id");
CREATE INDEX "account_letter_waiting" ON "account_letter"("not_before", "id") WHERE "state" = 'waiting';

ALTER TABLE "account_letter" ADD CONSTRAINT "account_letter_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
