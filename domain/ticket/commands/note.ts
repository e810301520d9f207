import { everyone, leads } from '../../policy/may';
import type { TicketRule } from '../state/rule';
import { seeRefusedSignals } from '../effects/shared';

/** A word among the desk's own people. */
export interface Note {
  readonly type: 'note';
  readonly text: string;
  readonly attachments?: readonly string[];
}

export interface NoteEvents {
  noted: { messageId: string };
}

export const note: TicketRule<Note, NoteEvents> = {
  type: 'note',
  grant: { client: 'nobody', staff: everyone },
  check: () => null,
  decide(draft, _body, command) {
    draft.emit({ type: 'noted', messageId: command.id });
    if (leads(command.actor)) seeRefusedSignals(draft);
    return null;
  },
  message: ({ text }) => ({ kind: 'internal', text }),
};
