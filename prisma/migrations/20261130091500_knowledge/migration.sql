-- Articles of a desk for its people and its clients: versions, of which one is shown, and comments.
-- CreateTable
CREATE TABLE "article" (
    "id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "audience" TEXT NOT NULL,
    "topics" TEXT[],
    "version" INTEGER NOT NULL,
    "shown_version" INTEGER,
    "shown_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "title_words" tsvector,
    "words" tsvector,
    "words_version" INTEGER,

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_version" (
    "article_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_version_pkey" PRIMARY KEY ("article_id","version")
);

-- CreateTable
CREATE TABLE "article_comment" (
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "author_id" TEXT NOT NULL,
    "client_id" UUID,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_comment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "article_desk_updated_at_id_idx" ON "article"("desk", "updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "article_desk_number_key" ON "article"("desk", "number");

-- CreateIndex
CREATE INDEX "article_comment_article_id_created_at_id_idx" ON "article_comment"("article_id", "created_at", "id");

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_desk_fkey" FOREIGN KEY ("desk") REFERENCES "desk"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_version" ADD CONSTRAINT "article_version_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_version" ADD CONSTRAINT "article_version_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_comment" ADD CONSTRAINT "article_comment_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_comment" ADD CONSTRAINT "article_comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_comment" ADD CONSTRAINT "article_comment_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: what is shown, found by desk and words. No list of pending entries: each search would read it whole.
CREATE INDEX "article_title_words" ON "article" USING GIN ("desk", "title_words") WITH (fastupdate = off)
  WHERE "shown_version" IS NOT NULL;
CREATE INDEX "article_words" ON "article" USING GIN ("desk", "words") WITH (fastupdate = off)
  WHERE "shown_version" IS NOT NULL;

-- What an article said never changes.
CREATE TRIGGER "article_version_append_only" BEFORE UPDATE OR DELETE ON "article_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change" ();
