-- Changes of the rules from their draft on: each is a process of its desk, and what is drafted lies beside it.
CREATE SEQUENCE "publication_number";

CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "desk" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "content" JSON NOT NULL,
    "digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "draft_number_key" ON "draft"("number");

CREATE INDEX "draft_desk_number_idx" ON "draft"("desk", "number");

ALTER TABLE "draft" ADD CONSTRAINT "draft_id_fkey" FOREIGN KEY ("id") REFERENCES "process"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "draft" ADD CONSTRAINT "draft_desk_fkey" FOREIGN KEY ("desk") REFERENCES "desk"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a batch has asked so far, counted from the rows themselves.
CREATE INDEX "inbox_recalculated" ON "inbox" (("content" -> 'publication' ->> 'number')) WHERE "type" = 'recalculate';
