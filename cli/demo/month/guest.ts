import type { StoreContext } from '../../../store/store-context';
import { addMembership } from '../../../store/add-membership';
import { addPerson } from '../../../store/add-person';

/**
 * A client of the desk has somebody who writes in English: without a password, known by the address. Who takes requests under a
 * contract only takes hers, so her company is the first one that has one, else the first.
 */
export async function addGuest(context: StoreContext, desk: string): Promise<void> {
  const { database } = context;
  const users = await database.membership.findMany({
    where: { desk, role: 'client', active: true },
    select: { clientId: true },
    orderBy: [{ shortId: 'asc' }, { id: 'asc' }],
  });
  const companies = [...new Set(users.flatMap(({ clientId }) => clientId ?? []))];
  const contract = await database.contractVersion.findFirst({
    where: { desk, clientId: { in: companies } },
    select: { clientId: true },
    orderBy: { number: 'asc' },
  });
  const clientId = contract?.clientId ?? companies[0];
  if (clientId === undefined) return;
  const email = `emma.clarke@${desk}-client.example`;
  const { personId } = await addPerson(context, {
    ...{ name: 'Emma Clarke', email, language: 'en', timeZone: 'Europe/Moscow' },
  });
  await addMembership(context, { personId, desk, role: 'client', clientId });
}
