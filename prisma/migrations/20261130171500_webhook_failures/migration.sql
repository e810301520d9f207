-- When a try of an endpoint failed last, so that days without tries are no days of failing; and which renewal made its secret.

-- AlterTable
ALTER TABLE "webhook" ADD COLUMN "renewal" UUID, ADD COLUMN "failed_at" TIMESTAMPTZ(3);

-- CreateIndex: what the standing check asks for.
CREATE INDEX "webhook_delivery_dropped" ON "webhook_delivery" ("webhook_id") WHERE "state" = 'dropped';
