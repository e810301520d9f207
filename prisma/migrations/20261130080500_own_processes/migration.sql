-- A process of the desk's own has no client: a publication, a check.
ALTER TABLE "process" ALTER COLUMN "client_id" DROP NOT NULL;
