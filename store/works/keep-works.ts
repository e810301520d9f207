import type { Rules } from '../../domain/process';
import type { TicketEvent, TicketState } from '../../domain/ticket';
import { hundredths } from '../../domain/works';
import type { Transaction } from '../database';
import type { TicketMoved } from './ticket-moved';
import { heldFor, lockAccount, writeEntry } from './account';
import { openMonthRow } from './months';

/** Whether facts of a ticket move money or free works of its client. */
export function movesAccounts({ events, rules, state }: Omit<TicketMoved, 'now'>): boolean {
  const counts = rules.regulation.works !== undefined || state.works.length > 0;
  return events.some(({ type }) => {
    // What was set aside for a consent is free again, also where the rules count no works any more.
    if (type === 'closed') return state.consents.given.length > 0;
    if (!counts) return false;
    if (type === 'consent-given') return true;
    return type === 'work-taken' || type === 'work-done' || type === 'work-dropped';
  });
}

/** What the facts of a commit make of the client's month and money. Below zero the checks of the tables refuse it, and the whole commit. */
export async function keepWorks(transaction: Transaction, change: Omit<TicketMoved, 'now'>): Promise<void> {
  if (!movesAccounts(change)) return;
  await lockAccount(transaction, change.state);
  for (const event of change.events) await keepFact(transaction, change, event);
}

async function keepFact(
  transaction: Transaction,
  { state, rules }: Pick<TicketMoved, 'state' | 'rules'>,
  event: TicketEvent,
): Promise<void> {
  switch (event.type) {
    case 'consent-given': {
      const amount = payableBy(state, rules, event.consentId);
      // Where it is not covered yet the client has agreed all the same: the work waits until it is.
      if (amount !== null) await hold(transaction, state, event.consentId, amount, event.at);
      return;
    }
    case 'work-taken': {
      const { workId, minutes, payment, counted, at } = event;
      if (payment.by === 'consent') {
        if ((rules.regulation.works?.balance ?? null) === null) return;
        if (!(await hold(transaction, state, payment.consentId, payment.amount, at)))
          throw new Error('A work was accepted that the balance does not cover.');
        return;
      }
      if (counted === null) throw new Error('A free work counts in a month.');
      const quotaId = await openMonthRow(transaction, state, counted, rules.regulation.timeZone);
      const { id: ticketId } = state;
      await transaction.quotaWork.create({
        data: { id: workId, quotaId, ticketId, minutes, state: 'reserved', takenAt: new Date(at) },
      });
      await transaction.quotaMonth.update({ where: { id: quotaId }, data: { reserved: { increment: 1 } } });
      return;
    }
    case 'work-done': {
      const { workId, counted } = event;
      if (counted !== null) await openMonthRow(transaction, state, counted, rules.regulation.timeZone);
      await endWork(transaction, state, workId, 'done', event.at);
      return;
    }
    case 'work-dropped':
      await endWork(transaction, state, event.workId, 'dropped', event.at);
      return;
    case 'closed':
      for (const [consentId, amount] of await heldFor(transaction, state.id))
        await writeEntry(transaction, state, 'release', amount, { consentId, ticketId: state.id, at: event.at });
      return;
    default:
      return;
  }
}

/** @returns in hundredths what a consent pays for works with; null where the balance has nothing to do with it */
function payableBy({ consents }: TicketState, { regulation: { works } }: Rules, consentId: string): number | null {
  const consent = consents.given.find(({ id }) => id === consentId);
  if (works === undefined || works.balance === null || consent?.about.kind !== 'price') return null;
  const pays = consent.agreement === works.paid || consent.agreement === works.free?.beyond;
  return pays ? hundredths(consent.about.amount) : null;
}

/** @returns whether it is set aside, now or before */
async function hold(
  transaction: Transaction,
  state: TicketState,
  consentId: string,
  amount: number,
  at: number,
): Promise<boolean> {
  if ((await heldFor(transaction, state.id)).has(consentId)) return true;
  return writeEntry(transaction, state, 'hold', amount, { consentId, ticketId: state.id, at });
}

/** The free unit is spent or free again; what was set aside is charged or free again. */
async function endWork(
  transaction: Transaction,
  state: TicketState,
  workId: string,
  how: 'done' | 'dropped',
  at: number,
): Promise<void> {
  const work = state.works.find(({ id }) => id === workId);
  if (work === undefined) throw new Error('A work has ended that the ticket does not know.');
  if (work.payment.by === 'consent') {
    const { consentId } = work.payment;
    const held = (await heldFor(transaction, state.id)).get(consentId);
    const kind = how === 'done' ? 'charge' : 'release';
    if (held !== undefined) await writeEntry(transaction, state, kind, held, { consentId, ticketId: state.id, at });
    return;
  }
  const { quotaId } = await transaction.quotaWork.update({
    where: { id: workId },
    data: { state: how === 'done' ? 'spent' : 'released', endedAt: new Date(at) },
  });
  const spent = how === 'done' ? 1 : 0;
  await transaction.quotaMonth.update({
    where: { id: quotaId },
    data: { reserved: { decrement: 1 }, spent: { increment: spent } },
  });
}
