import { grants, leads } from '../../policy/may';
import type { CommandRule } from '../command-rule';
import { seeRefusedSignals } from '../effects';

/** A word among the desk's own people. */
export interface Note {
  readonly type: 'note';
  readonly text: string;
}

export const note: CommandRule<Note> = {
  type: 'note',
  grant: grants.note,
  check: () => null,
  decide(draft, _body, command) {
    draft.emit({ type: 'noted', messageId: command.id });
    if (leads(command.actor)) seeRefusedSignals(draft);
    return null;
  },
};
