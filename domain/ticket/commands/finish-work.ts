import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { accountsOf, countedIn, type TicketWorld } from '../effects/works';
import type { TicketRule } from '../state/rule';
import { openWork } from '../state/work';

/** The work that was accepted is done: one of this month's is spent, or what was set aside for it is charged. */
export interface FinishWork {
  readonly type: 'finish-work';
}

export const finishWork: TicketRule<FinishWork, unknown, TicketWorld> = {
  type: 'finish-work',
  grant: { client: 'nobody', staff: desk },
  needs: 'newest-rules',
  check: (state) => (openWork(state) === undefined ? refuse('no-work') : null),
  decide(draft, _body, _command, { world }) {
    const work = openWork(draft.state);
    if (work === undefined) return refuse('no-work');
    const counted = work.payment.by === 'plan' ? countedIn(accountsOf(world)) : null;
    draft.emit({ type: 'work-done', workId: work.id, counted });
    return null;
  },
};
