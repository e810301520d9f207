-- A person may have several roles at a desk; the short id is the person's, given once.
CREATE TABLE "desk_person" (
    "desk" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "short_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "desk_person_pkey" PRIMARY KEY ("desk","person_id")
);

INSERT INTO "desk_person" ("desk", "person_id", "short_id", "created_at")
SELECT "desk", "person_id", "short_id", "created_at" FROM "membership";

-- CreateIndex
CREATE UNIQUE INDEX "desk_person_desk_short_id_key" ON "desk_person"("desk", "short_id");

-- CreateIndex
CREATE UNIQUE INDEX "desk_person_desk_person_id_short_id_key" ON "desk_person"("desk", "person_id", "short_id");

-- AddForeignKey
ALTER TABLE "desk_person" ADD CONSTRAINT "desk_person_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- DropIndex
DROP INDEX "membership_desk_short_id_key";

-- DropIndex
DROP INDEX "membership_person_id_desk_key";

-- CreateIndex
CREATE INDEX "membership_desk_short_id_idx" ON "membership"("desk", "short_id");

-- A role without a company is one as well.
CREATE UNIQUE INDEX "membership_person_id_desk_role_client_id_key" ON "membership"("person_id", "desk", "role", "client_id") NULLS NOT DISTINCT;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_desk_person_id_short_id_fkey" FOREIGN KEY ("desk", "person_id", "short_id") REFERENCES "desk_person"("desk", "person_id", "short_id") ON DELETE RESTRICT ON UPDATE CASCADE;
