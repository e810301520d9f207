-- Letters that leave: their identity, when one could not be handed over for now, and when one was refused or came back.
ALTER TABLE "notice" ADD COLUMN     "bounced_at" TIMESTAMPTZ(3),
ADD COLUMN     "delayed_at" TIMESTAMPTZ(3),
ADD COLUMN     "message_id" TEXT;

-- Most letters stand in the portal and have no identity outside.
CREATE UNIQUE INDEX "notice_message_id" ON "notice" ("message_id") WHERE "message_id" IS NOT NULL;
