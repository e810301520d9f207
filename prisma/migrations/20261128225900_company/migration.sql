-- What a client's user is in the company: its lead, or the account of a program. A program's tickets are everybody's there.
ALTER TABLE "membership" ADD COLUMN "in_company" TEXT;
ALTER TABLE "ticket" ADD COLUMN "author_kind" TEXT NOT NULL DEFAULT 'person';

-- A caller without an account may have a number only.
ALTER TABLE "person" ALTER COLUMN "email" DROP NOT NULL;
ALTER TABLE "person" ADD COLUMN "phone" TEXT;
CREATE INDEX "person_phone_idx" ON "person" ("phone");

-- By hand: what the data model cannot say. The list of what a company's programs have filed, as the others of "ticket".
CREATE INDEX "ticket_integration_due" ON "ticket" ("client_id", (COALESCE("next_due", 'infinity'::timestamptz)), "id")
  WHERE "author_kind" = 'integration';
