-- Letters in words, kept with their notice. Notices of earlier releases have none yet: they are rendered when somebody first asks.
ALTER TABLE "notice" ADD COLUMN "audience" TEXT,
  ADD COLUMN "time_zone" TEXT,
  ADD COLUMN "rules" JSONB,
  ADD COLUMN "subject" TEXT,
  ADD COLUMN "body" TEXT;
