/** Hours in which letters leave that nobody wrote: who is told by a clock need not be woken by it. */
import type { Notice, ProcessEvent, Rules } from '../process';
import { nextWorkingMoment, type Instant } from '../time';
import type { NoticeKind } from './notice-kinds';
import type { TicketState } from './state/state';

type Told = Pick<Notice, 'kind' | 'audience'>;

const ofClient: ReadonlySet<Notice['audience']> = new Set(['author', 'readers', 'new-readers']);
/** They confirm what somebody has just sent. */
const receipts: ReadonlySet<string> = new Set<NoticeKind>(['acknowledgement', 'split-off']);

/**
 * Until when a letter to the client's side is held back that follows from a clock alone: the next opening of the hours that the
 * desk names. Null: it leaves at once, as whatever somebody did or wrote, and every letter of a desk that names none.
 *
 * @param now when the letter is written
 */
export function heldToHours({ audience }: Told, { by }: ProcessEvent, rules: Rules, now: Instant): Instant | null {
  const hours = rules.regulation.letterHours;
  if (hours === undefined || !('part' in by) || by.part !== 'clock' || !ofClient.has(audience)) return null;
  const opening = nextWorkingMoment(rules.calendar(hours.calendar), now);
  return opening.ok && opening.value > now ? opening.value : null;
}

/** The same of a ticket: in an emergency nothing waits for the morning. */
export function heldUntil(
  told: Told,
  event: ProcessEvent,
  { emergency }: TicketState,
  rules: Rules,
  now: Instant,
): Instant | null {
  return emergency.state !== 'none' || receipts.has(told.kind) ? null : heldToHours(told, event, rules, now);
}
