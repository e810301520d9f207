-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "marks" JSONB;
