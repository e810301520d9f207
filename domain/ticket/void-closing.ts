/** A closing for want of an answer, and the answer that had come in time after all (DESIGN section 7.4). */
import { isClient } from '../policy/actor';
import { stopClocks, type ClockState, type Command, type Rules } from '../process';
import type { LaterBody } from './commands';
import { resumeClocks } from './effects/clocks';
import { enterStage } from './effects/shared';
import type { Closing } from './state/state';
import type { TicketDraft } from './state/rule';
import type { TicketState } from './state/state';

const words: readonly LaterBody['type'][] = ['reply', 'object', 'confirm', 'speed-up'];
const wantingAnswer: readonly Closing[] = ['silence', 'unanswered'];

/**
 * A word of the client, written or spoken, that reached us at or before the end of the time to answer, but was stored after it, voids
 * the closing in the same cycle. The ticket stands where it stood, and the word is treated as one written then.
 */
export function voidClosing(draft: TicketDraft, command: Command<LaterBody>, rules: Rules): void {
  const { closed } = draft.state;
  if (closed === null || !wantingAnswer.includes(closed.how) || command.receivedAt > closed.at) return;
  const written = isClient(command.actor) && words.includes(command.body.type);
  if (!written && !breaksSilence(draft.state, command)) return;
  draft.emit({ type: 'closing-voided', messageId: command.id });
  stopClocks(draft, { from: ['closed'] });
  enterStage(draft, closed.was ?? 'solved');
  if (closed.was !== undefined && closed.was !== 'solved') runOn(draft, rules, closed.at);
}

/** A call in which the client spoke up: it counts from when it was, whenever it is recorded. */
function breaksSilence({ solution, closed }: TicketState, { body, receivedAt }: Command<LaterBody>): boolean {
  if (body.type !== 'log-call') return false;
  // Before a solution nobody could object to it.
  if (closed?.how === 'silence' && (solution === null || receivedAt < solution.at)) return false;
  return body.outcome === 'objected' || (body.outcome === 'reached' && body.direction === 'in');
}

/** What the desk owes beside asking; what was asked has its answer now. */
const resuming: readonly ClockState['from'][] = [
  'opened',
  'client-word',
  'estimate',
  'limit-missing',
  'phone-call-missing',
  'service-accepted',
  'delivery-failed',
  'signal-refused',
];

/** The clocks that the closing had stopped run on as if it had not been; a wait for the answer lasted until the answer. */
function runOn(draft: TicketDraft, rules: Rules, closedAt: number): void {
  const { clocks, cycle } = draft.state;
  const stopped = clocks.filter(
    (clock) => clock.stoppedAt === closedAt && clock.cycle === cycle && resuming.includes(clock.from),
  );
  resumeClocks(draft, rules, stopped, []);
  for (const { key, pauses } of stopped) {
    const last = pauses.findLast(({ to, cause }) => to === closedAt && cause.startsWith('wait:'));
    if (last !== undefined) draft.emit({ type: 'clock-unpaused', key, cause: last.cause });
  }
}
