-- By hand: what the data model cannot say. What a desk's people look at every morning is few among many, so each has an index of the few.

-- Letters that did not arrive, and those that could not be handed over yet.
CREATE INDEX "notice_bounced" ON "notice" ("bounced_at", "id") WHERE "bounced_at" IS NOT NULL;
CREATE INDEX "notice_delayed" ON "notice" ("created_at", "id") WHERE "state" = 'waiting' AND "delayed_at" IS NOT NULL;
-- What lies in the tray.
CREATE INDEX "tray_open" ON "tray" ("desk", "received_at", "id") WHERE "resolved_at" IS NULL;
