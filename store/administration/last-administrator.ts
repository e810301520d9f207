import type { Transaction } from '../database';

/**
 * Whether a person is the only administrator of a desk: of the others nobody could sign in and run it. Asked in a transaction that
 * publishes the desk's staff, since everybody who ends a role waits for the others there.
 */
export async function lastAdministrator(transaction: Transaction, desk: string, personId: string): Promise<boolean> {
  const administers = { desk, role: 'administrator', active: true };
  const own = await transaction.membership.count({ where: { ...administers, personId } });
  if (own === 0) return false;
  const others = await transaction.membership.count({
    where: { ...administers, personId: { not: personId }, person: { accounts: { some: {} } } },
  });
  return others === 0;
}
