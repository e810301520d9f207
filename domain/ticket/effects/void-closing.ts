/** A closing that counts as if it had not been. */
import type { Instant } from '../../time';
import { stopClocks, type ClockState, type Rules } from '../../process';
import type { EventBodies } from '../state/events';
import type { TicketDraft } from '../state/rule';
import { resumeClocks } from './clocks';
import { enterStage } from './shared';

/** What the desk owes beside asking; what was asked has its answer now. */
const owed: readonly ClockState['from'][] = [
  'opened',
  'client-word',
  'estimate',
  'limit-missing',
  'phone-call-missing',
  'service-accepted',
  'delivery-failed',
  'signal-refused',
];

/** What is owed about a solution that stands: that the client hears of it, and agrees. */
const owedWhenSolved: readonly ClockState['from'][] = [...owed, 'solved', 'client-not-reached'];

/**
 * A word had come in time: the ticket stands where it stood, in the same cycle. A word about a solution says itself what is owed now.
 */
export function voidForWord(draft: TicketDraft, rules: Rules, messageId: string): void {
  const { closed } = draft.state;
  if (closed === null) return;
  standAsBefore(draft, { messageId });
  if (closed.was !== undefined && closed.was !== 'solved') runOn(draft, rules, closed.at, owed);
}

/**
 * The letter that silence counted from came back: nobody had been asked, so that nobody was silent, and the ticket stands solved in the
 * same cycle. Where the client has spoken since, or has rated the work, the letter was not missed: the closing stands.
 */
export function voidForUndelivered(
  draft: TicketDraft,
  rules: Rules,
  { noticeId, subject }: { readonly noticeId: string; readonly subject: string | null },
): void {
  const { closed, solution, words, ratings, cycle } = draft.state;
  if (closed?.how !== 'silence' || solution === null || solution.id !== subject) return;
  if (words.length > 0 || ratings.some((rating) => rating.cycle === cycle)) return;
  standAsBefore(draft, { noticeId });
  runOn(draft, rules, closed.at, owedWhenSolved);
}

function standAsBefore(draft: TicketDraft, because: EventBodies['closing-voided']): void {
  const { closed } = draft.state;
  draft.emit({ type: 'closing-voided', ...because });
  stopClocks(draft, { from: ['closed'] });
  enterStage(draft, closed?.was ?? 'solved');
}

/** The clocks that the closing had stopped run on as if it had not been; a wait for the answer lasted until the answer. */
function runOn(draft: TicketDraft, rules: Rules, closedAt: Instant, from: readonly ClockState['from'][]): void {
  const { clocks, cycle } = draft.state;
  const stopped = clocks.filter(
    (clock) => clock.stoppedAt === closedAt && clock.cycle === cycle && from.includes(clock.from),
  );
  resumeClocks(draft, rules, stopped, []);
  for (const { key, pauses } of stopped) {
    const last = pauses.findLast(({ to, cause }) => to === closedAt && cause.startsWith('wait:'));
    if (last !== undefined) draft.emit({ type: 'clock-unpaused', key, cause: last.cause });
  }
}
