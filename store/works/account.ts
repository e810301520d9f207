import { uuidv7 } from 'uuidv7';
import { afterEntry, nothing, type Balance, type EntryKind } from '../../domain/works';
import type { Instant } from '../../domain/time';
import type { Queryable, Transaction } from '../database';

/** Whose account it is. */
export interface AccountOf {
  readonly desk: string;
  readonly clientId: string;
}

/** What there is; nothing for a client whose account nobody has opened. */
export async function readBalance(database: Queryable, { desk, clientId }: AccountOf): Promise<Balance> {
  const [row] = await database.$queryRaw<Balance[]>`
    SELECT "amount"::float8 AS "amount", "held"::float8 AS "held" FROM "client_account"
    WHERE "desk" = ${desk} AND "client_id" = ${clientId}::uuid`;
  return row ?? nothing;
}

/**
 * Takes the account of a client, which is opened with it: whoever moves its money or counts its works waits here for whoever does so
 * already. Who asks for a process holds that one's lock before, never the other way round.
 */
export async function lockAccount(transaction: Transaction, { desk, clientId }: AccountOf): Promise<Balance> {
  await transaction.$executeRaw`
    INSERT INTO "client_account" ("desk", "client_id") VALUES (${desk}, ${clientId}::uuid) ON CONFLICT DO NOTHING`;
  const [row] = await transaction.$queryRaw<Balance[]>`
    SELECT "amount"::float8 AS "amount", "held"::float8 AS "held" FROM "client_account"
    WHERE "desk" = ${desk} AND "client_id" = ${clientId}::uuid FOR NO KEY UPDATE`;
  if (row === undefined) throw new Error('An account was opened and is not there.');
  return row;
}

/** What is written of an entry beside its amount. */
export interface EntryAbout {
  readonly id?: string;
  readonly at: Instant;
  readonly consentId?: string;
  readonly ticketId?: string;
  readonly byId?: string;
  readonly reason?: string;
}

/** Writes an entry into an account that the transaction holds. @returns false where the balance does not allow it; nothing is written */
export async function writeEntry(
  transaction: Transaction,
  of: AccountOf,
  kind: EntryKind,
  amount: number,
  { id = uuidv7(), at, consentId, ticketId, byId, reason }: EntryAbout,
): Promise<boolean> {
  const { desk, clientId } = of;
  const after = afterEntry(await readBalance(transaction, of), { kind, amount });
  if (after === undefined) return false;
  await transaction.$executeRaw`
    UPDATE "client_account" SET "amount" = ${after.amount}::bigint, "held" = ${after.held}::bigint
    WHERE "desk" = ${desk} AND "client_id" = ${clientId}::uuid`;
  await transaction.$executeRaw`
    INSERT INTO "balance_entry" ("id", "desk", "client_id", "number", "kind", "amount", "amount_after", "held_after", "consent_id",
      "ticket_id", "by_id", "reason", "at")
    SELECT ${id}::uuid, ${desk}, ${clientId}::uuid, COALESCE(max("number"), 0) + 1, ${kind}, ${amount}::bigint,
      ${after.amount}::bigint, ${after.held}::bigint, ${consentId ?? null}, ${ticketId ?? null}::uuid, ${byId ?? null},
      ${reason ?? null}, ${new Date(at)}
    FROM "balance_entry" WHERE "desk" = ${desk} AND "client_id" = ${clientId}::uuid`;
  return true;
}

/** What is set aside for consents of a ticket, by their ids. */
export async function heldFor(database: Queryable, ticketId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await database.$queryRaw<{ consentId: string; amount: number }[]>`
    SELECT "consent_id" AS "consentId", sum(CASE "kind" WHEN 'hold' THEN "amount" ELSE -"amount" END)::float8 AS "amount"
    FROM "balance_entry" WHERE "ticket_id" = ${ticketId}::uuid AND "consent_id" IS NOT NULL
    GROUP BY 1 HAVING sum(CASE "kind" WHEN 'hold' THEN "amount" ELSE -"amount" END) > 0`;
  return new Map(rows.map(({ consentId, amount }) => [consentId, amount]));
}
