/** A closing for want of an answer, and the answer that had come in time after all (DESIGN section 7.4). */
import { isClient } from '../policy/actor';
import type { Command, Rules } from '../process';
import type { LaterBody } from './commands';
import { voidForWord } from './effects/void-closing';
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
  voidForWord(draft, rules, command.id);
}

/** A call in which the client spoke up: it counts from when it was, whenever it is recorded. */
function breaksSilence({ solution, closed }: TicketState, { body, receivedAt }: Command<LaterBody>): boolean {
  if (body.type !== 'log-call') return false;
  // Before a solution nobody could object to it.
  if (closed?.how === 'silence' && (solution === null || receivedAt < solution.at)) return false;
  return body.outcome === 'objected' || (body.outcome === 'reached' && body.direction === 'in');
}
