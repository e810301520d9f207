-- Text is found in a table of its own (docs/decisions/0016): what people copy out of a ticket is taken apart by `domain/search`, the
-- same way for writing and for asking, and not by PostgreSQL's parser. The worker writes the entries of what stands already.
DROP INDEX "ticket_words";

-- CreateTable
CREATE TABLE "search_entry" (
    "source" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "root_id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "internal" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("source","id")
);

-- CreateTable
CREATE TABLE "search_progress" (
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "after" UUID NOT NULL,

    CONSTRAINT "search_progress_pkey" PRIMARY KEY ("kind")
);

-- CreateIndex
CREATE INDEX "search_entry_root_id_idx" ON "search_entry"("root_id");

-- AddForeignKey
ALTER TABLE "search_entry" ADD CONSTRAINT "search_entry_root_id_fkey" FOREIGN KEY ("root_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Desk and client are keys of the same index, so a search of one client reads the words of no other. Without a list of pending
-- entries: every search would have to read it, and one word in many would pay for all before it.
CREATE EXTENSION IF NOT EXISTS btree_gin;
-- Its condition always holds; Prisma leaves alone what has one.
CREATE INDEX "search_entry_words" ON "search_entry" USING gin ("desk", "client_id", "words") WITH (fastupdate = off)
  WHERE "words" IS NOT NULL;
