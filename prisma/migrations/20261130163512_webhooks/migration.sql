-- What other programs hear of the tickets of a desk, and what waits to be told to them.

-- CreateTable
CREATE TABLE "webhook" (
    "id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "secret" BYTEA NOT NULL,
    "previous_secret" BYTEA,
    "previous_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "failing_since" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "paused_because" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "ticket_id" UUID,
    "revision" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "data" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "tried_since" TIMESTAMPTZ(3),
    "status" INTEGER,
    "fault" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhook_desk_created_at_id_idx" ON "webhook"("desk", "created_at", "id");

-- CreateIndex
CREATE INDEX "webhook_delivery_webhook_id_created_at_id_idx" ON "webhook_delivery"("webhook_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "webhook_delivery_ticket_id_idx" ON "webhook_delivery"("ticket_id");

-- What waits: few, however much was sent. By when it is due, and what of a ticket comes first at an endpoint.
CREATE INDEX "webhook_delivery_due" ON "webhook_delivery" ("not_before") WHERE "state" = 'waiting';
CREATE INDEX "webhook_delivery_line" ON "webhook_delivery" ("webhook_id", "ticket_id", "revision") WHERE "state" = 'waiting';

-- What nobody took: a duty.
CREATE INDEX "webhook_delivery_set_aside" ON "webhook_delivery" ("webhook_id") WHERE "state" = 'set-aside';

-- What is settled is removed after a while.
CREATE INDEX "webhook_delivery_settled" ON "webhook_delivery" ("settled_at") WHERE "settled_at" IS NOT NULL;

-- AddForeignKey
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_desk_fkey" FOREIGN KEY ("desk") REFERENCES "desk"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhook"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
