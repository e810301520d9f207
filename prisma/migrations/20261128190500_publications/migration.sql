-- Numbers per desk and kind instead of one for everything: a change at one desk is no reason to load another's rules again, and
-- a client's user, whom no process keeps, is none for anybody. The number that stood is carried over.
ALTER TABLE "publication" RENAME TO "publication_of_all";
ALTER TABLE "publication_of_all" RENAME CONSTRAINT "publication_pkey" TO "publication_of_all_pkey";

CREATE TABLE "publication" (
    "desk" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("desk", "kind")
);

INSERT INTO "publication" ("desk", "kind", "number")
SELECT '', 'calendars', "number" FROM "publication_of_all"
UNION ALL
SELECT d."code", k."kind", p."number" FROM "publication_of_all" p, "desk" d, (VALUES ('rules'), ('staff')) AS k ("kind");

DROP TABLE "publication_of_all";

-- Clients whose contract does not fit what was published by force: they go by the last rules that did until somebody mends it.
CREATE TABLE "publication_fault" (
    "desk" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "faults" JSONB NOT NULL,
    "reason" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "publication_fault_pkey" PRIMARY KEY ("desk", "client_id")
);
