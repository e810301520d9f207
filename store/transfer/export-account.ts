import type { Database } from '../database';

/** What a company's account and its free works come to: each movement of its money, and each month that counts works. */
export async function* linesOfAccount(
  database: Pick<Database, 'balanceEntry' | 'quotaMonth'>,
  of: { readonly desk: string; readonly clientId: string },
): AsyncGenerator<readonly [type: string, content: object]> {
  const entries = await database.balanceEntry.findMany({ where: of, orderBy: { number: 'asc' } });
  for (const { number, kind, amount, amountAfter, heldAfter, ticketId, reason, at } of entries) {
    // In the smallest unit of the currency; as text, for JSON has no whole numbers of this size.
    const sums = { amount: `${amount}`, amountAfter: `${amountAfter}`, heldAfter: `${heldAfter}` };
    yield ['balance', { number, kind, ...sums, ticket: ticketId, reason, at }];
  }
  const months = await database.quotaMonth.findMany({
    where: of,
    orderBy: { month: 'asc' },
    include: { works: { orderBy: { takenAt: 'asc' } } },
  });
  for (const { month, until, allowed, reserved, spent, closedAt, works } of months)
    yield [
      'month',
      {
        ...{ month, until, allowed, reserved, spent, closedAt },
        works: works.map(({ ticketId, minutes, state, takenAt, endedAt }) => ({
          ...{ ticket: ticketId, minutes, state, takenAt, endedAt },
        })),
      },
    ];
}
