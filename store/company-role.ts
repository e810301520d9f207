import { uuidv7 } from 'uuidv7';
import { Prisma } from '../prisma/generated/client';
import { broadcast, type CompanyRole } from '../domain/policy/actor';
import { inUnit } from './process/in-unit';
import { ownRow } from './process/inbox';
import { passRow } from './process/pass-row';
import type { RunTelling, Unit } from './process/unit';
import type { StoreContext } from './store-context';

/** A user of a company at a desk. */
export interface CompanyUser {
  readonly personId: string;
  readonly desk: string;
  readonly clientId: string;
}

/** So many tickets hear of it in one transaction. */
const inOne = 20;
/** Of what follows for the tickets of one transaction. */
const decisionsMs = 2_000;

/**
 * Makes a client's user the lead of the company or the account of a program there, or (null) a user like others again. Where the desk
 * copies leads in, the company's open tickets are followed by whoever leads it now (IN-2). Said again after a fault, it goes on with
 * those that have not heard.
 *
 * @returns the runs to be told
 */
export async function setCompanyRole(
  context: StoreContext,
  user: CompanyUser,
  inCompany: CompanyRole | null,
): Promise<readonly RunTelling[]> {
  const { personId, desk, clientId } = user;
  const act = uuidv7();
  const tellings: RunTelling[] = [];
  let after: string | undefined = '00000000-0000-0000-0000-000000000000';
  while (after !== undefined) {
    const from: string = after;
    const done: { result: string | undefined; tellings: readonly RunTelling[] } = await inUnit(
      context,
      { runOf: null, decisionsMs },
      async (unit) => {
        await unit.transaction.membership.updateMany({
          where: { personId, desk, clientId, role: 'client' },
          data: { inCompany },
        });
        return tellSome(unit, user, { act, after: from });
      },
    );
    tellings.push(...done.tellings);
    after = done.result;
  }
  return tellings;
}

/** @returns the last one that was told; undefined: there are no more */
async function tellSome(
  unit: Unit,
  { personId, desk, clientId }: CompanyUser,
  { act, after }: { readonly act: string; readonly after: string },
): Promise<string | undefined> {
  const { transaction, context } = unit;
  const found = await transaction.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT t."id" FROM "ticket" t WHERE t."desk" = ${desk} AND t."client_id" = ${clientId}::uuid AND t."stage" <> 'closed'
      AND t."id" > ${after}::uuid ORDER BY t."id" LIMIT ${inOne}`);
  const joins = await leadsOf(transaction, { desk, clientId });
  const leaves = joins.includes(personId) ? [] : [personId];
  const now = await context.clock.now(transaction);
  for (const { id } of found) {
    const row = ownRow({
      identity: `lead/${act}/${id}`,
      type: 'follow-lead',
      content: { joins, leaves },
      actor: broadcast,
      channel: 'console',
    });
    await passRow(unit, { kind: 'ticket', id, rootId: id }, row, now);
  }
  return found.length < inOne ? undefined : found.at(-1)?.id;
}

/** Who leads a company at a desk. @returns ids of persons */
export async function leadsOf(
  database: Pick<Unit['transaction'], 'membership'>,
  { desk, clientId }: Pick<CompanyUser, 'desk' | 'clientId'>,
): Promise<string[]> {
  const leads = await database.membership.findMany({
    where: { desk, clientId, role: 'client', inCompany: 'lead', active: true },
    select: { personId: true },
    orderBy: { shortId: 'asc' },
  });
  return leads.map(({ personId }) => personId);
}
