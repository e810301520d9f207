import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { openWork } from '../state/work';

/** The work that was accepted will not be done: declined after a look at it, or not wanted any more. The client reads why. */
export interface CancelWork {
  readonly type: 'cancel-work';
  readonly reason: string;
}

export const cancelWork: TicketRule<CancelWork> = {
  type: 'cancel-work',
  grant: { client: 'nobody', staff: desk },
  check: (state) => (openWork(state) === undefined ? refuse('no-work') : null),
  decide(draft, _body, { id }) {
    const work = openWork(draft.state);
    if (work === undefined) return refuse('no-work');
    draft.emit({ type: 'work-dropped', workId: work.id, because: 'cancelled', messageId: id });
    return null;
  },
  message: ({ reason }) => ({ kind: 'public', text: reason }),
};
