-- When people of a desk are not there, and who stands in: letters of their duties go there meanwhile.
CREATE TABLE "staff_absence" (
    "id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "short_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "to" TIMESTAMPTZ(3) NOT NULL,
    "stand_in" TEXT,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_absence_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "staff_absence_desk_from_idx" ON "staff_absence"("desk", "from");

ALTER TABLE "staff_absence" ADD CONSTRAINT "staff_absence_desk_person_id_short_id_fkey" FOREIGN KEY ("desk", "person_id", "short_id") REFERENCES "desk_person"("desk", "person_id", "short_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "staff_absence" ADD CONSTRAINT "staff_absence_desk_stand_in_fkey" FOREIGN KEY ("desk", "stand_in") REFERENCES "desk_person"("desk", "short_id") ON DELETE RESTRICT ON UPDATE CASCADE;
