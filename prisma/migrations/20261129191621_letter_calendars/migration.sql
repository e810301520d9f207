-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "calendar" JSONB;
