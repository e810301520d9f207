/** What a client does when something waits for the client. */
import type { LaterBody } from '../ticket';
import type { LaterVisitCommand } from '../visit';
import { endings } from './habits';
import type { Stage } from './stage';
import type { Todo } from './todo';

const text = '…';

export type ClientAct =
  | { readonly on: 'ticket'; readonly body: LaterBody }
  | { readonly on: 'visit'; readonly body: LaterVisitCommand }
  /** The desk takes it down. */
  | { readonly on: 'phone'; readonly body: LaterBody };

/** @returns null: the client says nothing to it */
export function clientSays({ chance }: Stage, { code }: Todo): ClientAct | null {
  switch (code) {
    case 'confirm-or-object':
      return ending(chance.weighted(endings));
    case 'give-details':
      return { on: 'ticket', body: { type: 'reply', text } };
    case 'answer-extension': {
      const answer = chance.weighted([
        ['accept', 8],
        ['decline', 1],
        [null, 1],
      ] as const);
      return answer === null ? null : { on: 'ticket', body: { type: 'answer-extension', answer } };
    }
    case 'call-desk':
      return { on: 'phone', body: { type: 'log-call', direction: 'in', outcome: 'reached', text } };
    case 'say-ready':
      return { on: 'visit', body: { type: 'ready' } };
    case 'answer-slot':
      return { on: 'visit', body: { type: 'answer-slot', answer: chance.happens(0.85) ? 'confirm' : 'decline' } };
    default:
      return null;
  }
}

function ending(how: (typeof endings)[number][0]): ClientAct | null {
  switch (how) {
    case 'confirm':
      return { on: 'ticket', body: { type: 'confirm' } };
    case 'object':
      return { on: 'ticket', body: { type: 'object', text } };
    case 'thanks':
      return { on: 'ticket', body: { type: 'reply', text } };
    case 'silence':
      return null;
    default: {
      const never: never = how;
      return never;
    }
  }
}
