import type { Owner } from '../../domain/regulation';
import type { WhoseTime } from '../../domain/whose-time';

/** Working seconds of each side. */
export type Sides = Readonly<Record<Owner, number>>;

export const noTime: Sides = { us: 0, client: 0, supplier: 0, nature: 0 };

/** A month, `2026-11`, in which a ticket has working time, with whose it was. */
export type MonthRow = Sides & { readonly month: string };

/** The months of a ticket, each with whose its time was. */
export function byMonth({ months }: Pick<WhoseTime, 'months'>): readonly MonthRow[] {
  const rows = new Map<string, MonthRow>();
  for (const { month, owner, seconds } of months) {
    const row = rows.get(month) ?? { month, ...noTime };
    rows.set(month, { ...row, [owner]: row[owner] + seconds });
  }
  return [...rows.values()];
}
