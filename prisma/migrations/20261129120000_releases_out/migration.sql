-- Releases that are out: a ticket for which one is planned afterwards hears so at once.
CREATE TABLE "release" (
    "desk" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" TEXT NOT NULL,

    CONSTRAINT "release_pkey" PRIMARY KEY ("desk","name")
);

ALTER TABLE "release" ADD CONSTRAINT "release_desk_fkey" FOREIGN KEY ("desk") REFERENCES "desk"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "release" ADD CONSTRAINT "release_published_by_fkey" FOREIGN KEY ("published_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
