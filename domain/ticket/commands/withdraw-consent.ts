import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { meantConsent, withdrawConsent } from '../effects/consents';
import { deskSpoke } from '../effects/shared';
import type { TicketRule } from '../state/rule';

/** The desk takes a question back that nobody has answered yet. */
export interface WithdrawConsent {
  readonly type: 'withdraw-consent';
  /** Id of the question, where several wait. */
  readonly of?: string;
  readonly text?: string;
}

export const withdrawAConsent: TicketRule<WithdrawConsent> = {
  type: 'withdraw-consent',
  grant: { client: 'nobody', staff: desk },
  check: ({ consents }) => (consents.open.length === 0 ? refuse('no-proposal') : null),
  decide(draft, { of, text }, { id }) {
    const consent = meantConsent(draft.state.consents.open, of);
    if ('refused' in consent) return consent;
    const messageId = text === undefined ? null : id;
    withdrawConsent(draft, consent, messageId);
    if (messageId !== null) deskSpoke(draft);
    return null;
  },
  message: ({ text }) => (text === undefined ? null : { kind: 'public', text }),
};
