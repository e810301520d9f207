import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../rule';
import { endWait } from '../effects';

export interface Resume {
  readonly type: 'resume';
}

export const resume: TicketRule<Resume> = {
  type: 'resume',
  grant: { client: 'nobody', staff: desk },
  check: (state) => (state.wait === null ? refuse('not-waiting') : null),
  decide(draft) {
    endWait(draft, 'resumed');
    return null;
  },
};
