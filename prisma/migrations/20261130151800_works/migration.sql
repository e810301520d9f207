-- Works that are counted: a client's money at a desk, and its free works by month.
-- CreateTable
CREATE TABLE "client_account" (
    "desk" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL DEFAULT 0,
    "held" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "client_account_pkey" PRIMARY KEY ("desk","client_id")
);

-- CreateTable
CREATE TABLE "balance_entry" (
    "id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "amount_after" BIGINT NOT NULL,
    "held_after" BIGINT NOT NULL,
    "consent_id" TEXT,
    "ticket_id" UUID,
    "by_id" TEXT,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "balance_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quota_month" (
    "id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "allowed" INTEGER,
    "reserved" INTEGER NOT NULL,
    "spent" INTEGER NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "quota_month_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quota_work" (
    "id" TEXT NOT NULL,
    "quota_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "minutes" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "quota_work_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "balance_entry_desk_client_id_number_key" ON "balance_entry"("desk", "client_id", "number");

-- CreateIndex
CREATE INDEX "balance_entry_ticket_id_idx" ON "balance_entry"("ticket_id");

-- CreateIndex
CREATE UNIQUE INDEX "quota_month_desk_client_id_month_key" ON "quota_month"("desk", "client_id", "month");

-- CreateIndex
CREATE INDEX "quota_work_quota_id_idx" ON "quota_work"("quota_id");

-- AddForeignKey
ALTER TABLE "client_account" ADD CONSTRAINT "client_account_desk_fkey" FOREIGN KEY ("desk") REFERENCES "desk"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client_account" ADD CONSTRAINT "client_account_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "balance_entry" ADD CONSTRAINT "balance_entry_desk_client_id_fkey" FOREIGN KEY ("desk", "client_id") REFERENCES "client_account"("desk", "client_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "balance_entry" ADD CONSTRAINT "balance_entry_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "balance_entry" ADD CONSTRAINT "balance_entry_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota_month" ADD CONSTRAINT "quota_month_desk_client_id_fkey" FOREIGN KEY ("desk", "client_id") REFERENCES "client_account"("desk", "client_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota_work" ADD CONSTRAINT "quota_work_quota_id_fkey" FOREIGN KEY ("quota_id") REFERENCES "quota_month"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota_work" ADD CONSTRAINT "quota_work_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: whatever is read before, nobody spends what there is not, and the last free work of a month is one.
ALTER TABLE "client_account" ADD CONSTRAINT "client_account_covered" CHECK ("held" >= 0 AND "held" <= "amount");
ALTER TABLE "balance_entry" ADD CONSTRAINT "balance_entry_covered"
  CHECK ("amount" > 0 AND "held_after" >= 0 AND "held_after" <= "amount_after");
ALTER TABLE "quota_month" ADD CONSTRAINT "quota_month_allowed"
  CHECK ("reserved" >= 0 AND "spent" >= 0 AND ("allowed" IS NULL OR "reserved" + "spent" <= "allowed"));

-- What moved money stays as it was written.
CREATE TRIGGER "balance_entry_append_only" BEFORE UPDATE OR DELETE ON "balance_entry"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change" ();
