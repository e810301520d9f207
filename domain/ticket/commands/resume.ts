import { grants } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { CommandRule } from '../command-rule';
import { endWait } from '../effects';

export interface Resume {
  readonly type: 'resume';
}

export const resume: CommandRule<Resume> = {
  type: 'resume',
  grant: grants.resume,
  check: (state) => (state.wait === null ? refuse('not-waiting') : null),
  decide(draft) {
    endWait(draft, 'resumed');
    return null;
  },
};
