import { isStaff, type Actor } from '../policy/actor';
import type { LaterBody } from './commands';
import type { TicketState } from './state/state';

/** What a command does beside what its name says. */
export type WarningCode = 'takes-solution-back';

/** Answers of the desk to a word that waits: they say that the solution did not hold (DESIGN section 5). */
const answers: readonly LaterBody['type'][] = [
  'reply',
  'estimate',
  'wait',
  'postpone',
  'propose-extension',
  'request-visit',
  'solve',
];

/** Of which commands the caller should know more than that they can be given: `mark-courtesy` is the answer to a mere thank-you. */
export function warnings({ stage, words }: TicketState, actor: Actor): ReadonlyMap<LaterBody['type'], WarningCode> {
  const waits = stage === 'solved' && words.length > 0;
  return new Map(waits && isStaff(actor) ? answers.map((type) => [type, 'takes-solution-back'] as const) : []);
}
