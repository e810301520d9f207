import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { endWait } from '../effects/shared';

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
