-- Monthly reports, and the register of responsible persons.
CREATE SEQUENCE "register_number";

CREATE TABLE "report" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "desk" TEXT NOT NULL,
    "report" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "service" TEXT,
    "month" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "due" TIMESTAMPTZ(3),
    "handed_in_at" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "report_number_key" ON "report"("number");

CREATE INDEX "report_desk_month_number_idx" ON "report"("desk", "month", "number");

ALTER TABLE "report" ADD CONSTRAINT "report_id_fkey" FOREIGN KEY ("id") REFERENCES "process"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "report" ADD CONSTRAINT "report_desk_fkey" FOREIGN KEY ("desk") REFERENCES "desk"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "register_entry" (
    "id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "service" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "register_entry_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "register_entry_desk_id_idx" ON "register_entry"("desk", "id");

ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_desk_fkey" FOREIGN KEY ("desk") REFERENCES "desk"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "register_version" (
    "entry_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "change_id" UUID NOT NULL,
    "because" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "name" TEXT,
    "post" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "since" DATE NOT NULL,
    "until" DATE,
    "letter_number" TEXT,
    "letter_date" DATE,
    "received_on" DATE NOT NULL,
    "author_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "register_version_pkey" PRIMARY KEY ("entry_id","version")
);

CREATE UNIQUE INDEX "register_version_change_id_key" ON "register_version"("change_id");

ALTER TABLE "register_version" ADD CONSTRAINT "register_version_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "register_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "register_version" ADD CONSTRAINT "register_version_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "process"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "register_version" ADD CONSTRAINT "register_version_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
