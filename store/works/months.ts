import { uuidv7 } from 'uuidv7';
import { planOf, type FreeWorks } from '../../domain/regulation';
import { monthOf, spanOfDay, type Instant } from '../../domain/time';
import { newMonth, underPlan, type QuotaMonth } from '../../domain/works';
import type { CountedIn } from '../../domain/ticket';
import type { Queryable, Transaction } from '../database';
import type { AccountOf } from './account';

/** A month as its row has it. */
export interface MonthRow extends QuotaMonth {
  readonly id: string;
  readonly until: Instant;
}

/** The last month of a client in which anything was counted. */
export async function latestMonth(database: Queryable, { desk, clientId }: AccountOf): Promise<MonthRow | undefined> {
  const row = await database.quotaMonth.findFirst({ where: { desk, clientId }, orderBy: { month: 'desc' } });
  if (row === null) return undefined;
  const { id, month, allowed, reserved, spent, until } = row;
  return { id, month, allowed, reserved, spent, until: until.getTime() };
}

/**
 * The month in which a work counts that is accepted or done at an instant: the calendar month of the desk's zone, never one before what
 * was counted last, whatever the word was late by. Null where no plan has any free, and nothing was counted before.
 */
export function monthAt(
  latest: MonthRow | undefined,
  free: FreeWorks | null,
  timeZone: string,
  at: Instant,
): QuotaMonth | null {
  const last = latest === undefined ? null : countsOf(latest);
  if (free === null) return last;
  const now = monthOf(timeZone, at)?.month;
  if (now === undefined) throw new Error(`No month of ${timeZone} is known at ${at}.`);
  const plan = planOf(free).month;
  if (last !== null && last.month >= now) return underPlan(last, plan);
  return newMonth(now, plan, last?.reserved ?? 0);
}

/**
 * The row of a month in an account that the transaction holds. What was accepted in the month before and is not done comes along:
 * it counts where it is done. What the month before had left stays there.
 */
export async function openMonthRow(
  transaction: Transaction,
  of: AccountOf,
  { month, allowed }: CountedIn,
  timeZone: string,
): Promise<string> {
  const latest = await latestMonth(transaction, of);
  if (latest?.month === month) {
    await transaction.quotaMonth.update({ where: { id: latest.id }, data: { allowed } });
    return latest.id;
  }
  const begins = spanOfDay(timeZone, `${month}-01`)?.from;
  const until = begins === undefined ? undefined : monthOf(timeZone, begins)?.to;
  if (until === undefined) throw new Error(`No month ${month} is known in ${timeZone}.`);
  const id = uuidv7();
  const carried = latest?.reserved ?? 0;
  const { desk, clientId } = of;
  const counts = newMonth(month, allowed, carried);
  await transaction.quotaMonth.create({
    data: { id, desk, clientId, until: new Date(until), ...counts },
  });
  if (latest !== undefined && carried > 0) {
    await transaction.quotaWork.updateMany({ where: { quotaId: latest.id, state: 'reserved' }, data: { quotaId: id } });
    await transaction.quotaMonth.update({ where: { id: latest.id }, data: { reserved: 0 } });
  }
  return id;
}

function countsOf({ month, allowed, reserved, spent }: MonthRow): QuotaMonth {
  return { month, allowed, reserved, spent };
}
