-- Answers to a list of questions stand beside the word that brought them.
ALTER TABLE "message" ADD COLUMN     "fields" JSONB;
