import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { lookUp } from '../../regulation';
import { answerWords, deskSpoke } from '../effects/shared';
import { isAccessOpen } from '../state/access';
import type { TicketRule } from '../state/rule';

/** The desk asks the author for temporary access data (SM-4). They never come in here: a process of their own takes them. */
export interface RequestAccess {
  readonly type: 'request-access';
  /** Code of what is asked for, in the regulation. */
  readonly what: string;
  readonly text: string;
}

/** So often access data are asked for in one ticket. */
const mostAccesses = 40;

export interface RequestAccessEvents {
  'access-requested': { accessId: string; what: string; messageId: string };
}

export const requestAccess: TicketRule<RequestAccess, RequestAccessEvents> = {
  type: 'request-access',
  grant: { client: 'nobody', staff: desk },
  check(state, { regulation }) {
    if (regulation.accessData === undefined) return refuse('not-provided');
    if (state.stage === 'closed') return refuse('ticket-closed');
    return (state.accesses ?? []).length >= mostAccesses ? refuse('too-often') : null;
  },
  decide(draft, { what }, { id }, { rules }) {
    if (lookUp(rules.regulation.accessData?.what ?? {}, what) === undefined) return refuse('unknown-access');
    const asked = (draft.state.accesses ?? []).some((each) => each.what === what && isAccessOpen(each));
    if (asked) return refuse('access-open');
    answerWords(draft, rules);
    draft.emit({ type: 'access-requested', accessId: id, what, messageId: id });
    deskSpoke(draft);
    return null;
  },
  message: ({ text }) => ({ kind: 'public', text }),
  folds: {
    'access-requested': (state, { accessId: id, what }) => ({
      ...state,
      accesses: [...(state.accesses ?? []), { id, what, progress: 'asked' }],
    }),
  },
};
