/** What a work of a ticket is paid by, and what becomes of it when the ticket ends (IN-3, IN-4, HT-16). */
import { refuse, type Refusal } from '../../policy/refusals';
import type { Context } from '../../process';
import type { WorksRule } from '../../regulation';
import {
  afterEntry,
  hundredths,
  lacking,
  leftOf,
  moved,
  type Accounts,
  type Balance,
  type QuotaMove,
} from '../../works';
import { openWork, type CountedIn, type TicketWork, type WorkPayment } from '../state/work';
import type { TicketDraft } from '../state/rule';
import type { TicketState } from '../state/state';

/** What the world beside a ticket says: the accounts of its client, where a work is decided. */
export type TicketWorld = Accounts | null;

/** @throws where nobody has asked them: the store does for the commands that need them */
export function accountsOf(world: TicketWorld): Accounts {
  if (world === null) throw new Error('a work was decided without the accounts of the client');
  return world;
}

/** By which rules a work is counted: those of the ticket, but the client's plan is what is in force now, one for all its tickets. */
export function worksIn({ rules, catalog }: Pick<Context, 'rules' | 'catalog'>): WorksRule | undefined {
  const { works } = rules.regulation;
  const now = catalog.newest.regulation.works;
  // That there are no free ones any more is a plan as well: null is not left out.
  return works && { ...works, free: now === undefined ? works.free : now.free };
}

/** Where a work of the plan counts now. */
export function countedIn({ quota }: Accounts): CountedIn | null {
  return quota === null ? null : { month: quota.month, allowed: quota.allowed };
}

/**
 * What pays for a work of so many minutes: the plan, a consent of the client, or nothing yet. The minutes of one ticket count together,
 * so that nobody cuts one work in two to make it short enough; a consent pays for one work.
 */
export function paymentFor(
  ticket: Counting,
  minutes: number,
  rule: WorksRule,
  accounts: Accounts,
): WorkPayment | Refusal {
  const { free } = rule;
  const { isLong, consent } = paidFor(ticket, minutes, rule);
  if (!isLong && accounts.quota !== null && leftOf(accounts.quota) !== 0) return { by: 'plan' };
  if (consent === undefined)
    return refuse(free === null ? 'consent-missing' : isLong ? 'work-too-long' : 'quota-spent');
  const isHeld = accounts.held[consent.consentId] !== undefined;
  if (rule.balance !== null && !isHeld && lacking(accounts.balance, consent.amount) > 0) return refuse('balance-short');
  return { by: 'consent', ...consent };
}

/** How much is lacking for a work of so many minutes, of one that the client has consented to, in hundredths; 0: nothing is. */
export function lackingFor(ticket: Counting, minutes: number, rule: WorksRule, balance: Balance): number {
  const { consent } = paidFor(ticket, minutes, rule);
  return consent === undefined || rule.balance === null ? 0 : lacking(balance, consent.amount);
}

type Counting = Pick<TicketState, 'works' | 'consents'>;

/** Whether a work is longer than what is free, and the consent that would pay for it. */
function paidFor(
  { works, consents }: Counting,
  minutes: number,
  { free, paid }: WorksRule,
): { readonly isLong: boolean; readonly consent: { readonly consentId: string; readonly amount: number } | undefined } {
  const standing = works.filter(({ ended }) => ended?.how !== 'dropped');
  const total = standing.reduce((sum, work) => sum + work.minutes, minutes);
  const isLong = free === null || total > free.minutes;
  const agreement = isLong ? paid : free.beyond;
  const used = standing.flatMap(({ payment }) => (payment.by === 'consent' ? [payment.consentId] : []));
  const found = consents.given.find((each) => each.agreement === agreement && !used.includes(each.id));
  const consent =
    found?.about.kind === 'price' ? { consentId: found.id, amount: hundredths(found.about.amount) } : undefined;
  return { isLong, consent };
}

/** What is not done when the ticket ends is not done any more: its free unit, or what was set aside for it, is free again. */
export function dropWork(draft: TicketDraft): void {
  const work = openWork(draft.state);
  if (work !== undefined) draft.emit({ type: 'work-dropped', workId: work.id, because: 'closed', messageId: null });
}

/**
 * The accounts after what earlier commands of the same commit have made of the works of this ticket, which no row says yet.
 *
 * @param before as the accounts were read
 */
export function afterOwnMoves(accounts: Accounts, before: readonly TicketWork[], now: readonly TicketWork[]): Accounts {
  return now.reduce((after, work) => {
    const was = before.find(({ id }) => id === work.id);
    const moves: readonly QuotaMove[] = [
      ...(was === undefined ? (['reserve'] as const) : []),
      ...(work.ended === null || (was !== undefined && was.ended !== null)
        ? []
        : [work.ended.how === 'done' ? ('spend' as const) : ('release' as const)]),
    ];
    return moves.reduce((each, move) => afterMove(each, work, move), after);
  }, accounts);
}

function afterMove(accounts: Accounts, { payment }: TicketWork, move: QuotaMove): Accounts {
  const { quota, balance, held } = accounts;
  if (payment.by === 'plan') return { ...accounts, quota: quota && (moved(quota, move) ?? quota) };
  const { consentId, amount } = payment;
  const isHeld = held[consentId] !== undefined;
  if (move === 'reserve' && isHeld) return accounts;
  const kind = { reserve: 'hold', spend: 'charge', release: 'release' } as const;
  const { [consentId]: _held, ...others } = held;
  return {
    quota,
    balance: afterEntry(balance, { kind: kind[move], amount }) ?? balance,
    held: move === 'reserve' ? { ...held, [consentId]: amount } : others,
  };
}
