import { isClient } from '../../policy/actor';
import { desk } from '../../policy/may';
import { replannable } from '../effects/checks';
import type { VisitCommandRule } from '../state/rule';
import { callOff } from '../effects/ending';

/** The visit is called off; what remains of the ticket goes on without it. */
export interface Cancel {
  readonly type: 'cancel';
  readonly reason: string;
}

export const cancel: VisitCommandRule<Cancel> = {
  type: 'cancel',
  grant: { client: 'author', staff: desk },
  check: (state, _rules, actor) => replannable(state, actor),
  decide(draft, _body, { actor }) {
    callOff(draft, { side: isClient(actor) ? 'client' : 'desk' });
    return null;
  },
  message: ({ reason }) => ({ kind: 'visit', text: reason }),
};
