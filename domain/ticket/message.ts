import type { CommandBody } from './commands';

export type MessageKind = 'public' | 'internal' | 'call' | 'rating' | 'visit';

/** The text that a command brings, to be kept as the message with the command's id; null where it brings none. */
export function messageOf(body: CommandBody): { readonly kind: MessageKind; readonly text: string } | null {
  switch (body.type) {
    case 'open':
    case 'reply':
    case 'triage':
    case 'estimate':
    case 'solve':
    case 'object':
    case 'reopen':
      return { kind: 'public', text: body.text };
    case 'wait':
      return body.text === undefined ? null : { kind: 'public', text: body.text };
    case 'note':
      return { kind: 'internal', text: body.text };
    case 'log-call':
      return { kind: 'call', text: body.text };
    case 'rate':
      return body.comment === undefined ? null : { kind: 'rating', text: body.comment };
    case 'request-visit':
      return { kind: 'visit', text: `${body.address}\n${body.contact}` };
    case 'visit-progress':
      return body.text === undefined ? null : { kind: 'public', text: body.text };
    case 'answer-extension':
    case 'assign':
    case 'classify':
    case 'close':
    case 'confirm':
    case 'delivery-report':
    case 'malformed-signal':
    case 'order-parts':
    case 'ship-parts':
    case 'receive-parts':
    case 'cancel-parts':
    case 'mark-courtesy':
    case 'propose-extension':
    case 'recalculate':
    case 'resume':
    case 'share':
    // The words of a split open the new ticket.
    case 'split':
    case 'use-version':
      return null;
    default: {
      const never: never = body;
      return never;
    }
  }
}
