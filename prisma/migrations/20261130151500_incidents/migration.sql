-- Mass incidents of a desk, and the tickets that belong to them.
CREATE SEQUENCE "incident_number";

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "desk" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "rule" JSONB,
    "words" INTEGER NOT NULL,
    "declared_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_link" (
    "incident_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,
    "linked_by" TEXT,
    "unlinked_at" TIMESTAMPTZ(3),
    "unlinked_by" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "told" INTEGER NOT NULL,

    CONSTRAINT "incident_link_pkey" PRIMARY KEY ("incident_id","ticket_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "incident_number_key" ON "incident"("number");

-- CreateIndex
CREATE INDEX "incident_desk_declared_at_id_idx" ON "incident"("desk", "declared_at", "id");

-- CreateIndex
CREATE INDEX "incident_link_ticket_id_idx" ON "incident_link"("ticket_id");

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_id_fkey" FOREIGN KEY ("id") REFERENCES "process"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_desk_fkey" FOREIGN KEY ("desk") REFERENCES "desk"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_link" ADD CONSTRAINT "incident_link_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_link" ADD CONSTRAINT "incident_link_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_link" ADD CONSTRAINT "incident_link_linked_by_fkey" FOREIGN KEY ("linked_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_link" ADD CONSTRAINT "incident_link_unlinked_by_fkey" FOREIGN KEY ("unlinked_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: a ticket belongs to one incident at a time that goes on.
CREATE UNIQUE INDEX "incident_link_one_open" ON "incident_link"("ticket_id") WHERE "unlinked_at" IS NULL AND "ended_at" IS NULL;

-- By hand: who has not heard yet what was said.
CREATE INDEX "incident_link_told" ON "incident_link"("incident_id", "told", "ticket_id") WHERE "unlinked_at" IS NULL;

-- By hand: whether a filing may belong to an incident by a rule.
CREATE INDEX "incident_ruled" ON "incident"("desk") WHERE "rule" IS NOT NULL AND "stage" = 'open';
