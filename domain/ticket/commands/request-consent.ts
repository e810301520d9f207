import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { asksAny, consentRule, consentsFor, holds, type Agreeing } from '../../regulation';
import type { Directory } from '../../process';
import type { Instant } from '../../time';
import { startClocks } from '../effects/clocks';
import { askedTerms } from '../effects/consent-terms';
import { answerWords, deskSpoke, isWorkable } from '../effects/shared';
import { situationOf } from '../situation';
import type { ConsentAnswerer } from '../state/consent';
import type { TicketRule } from '../state/rule';
import type { TicketState } from '../state/state';

/** The desk asks the client to agree to a time of work, or to a price (HT-8, SP-2, IN-4). */
export interface RequestConsent {
  readonly type: 'request-consent';
  /** Code of the agreement in the regulation. */
  readonly agreement: string;
  /** In decimal text, where the regulation leaves the amount to the desk. */
  readonly price?: string;
  /** When the work is to be done, where it is about a time. */
  readonly from?: Instant;
  readonly to?: Instant;
  readonly text: string;
  readonly attachments?: readonly string[];
}

export const requestConsent: TicketRule<RequestConsent> = {
  type: 'request-consent',
  grant: { client: 'nobody', staff: desk },
  check(state, rules) {
    if (!asksAny(rules.regulation)) return refuse('not-provided');
    if (state.stage === 'closed') return refuse('ticket-closed');
    if (!isWorkable(state)) return refuse('already-solved');
    const can = consentsFor(rules.regulation, situationOf(state, rules));
    if (can.length === 0) return refuse('agreement-not-for-ticket');
    return can.every(([code]) => isOpen(state, code)) ? refuse('consent-open') : null;
  },
  decide(draft, { agreement, price, from, to }, { id }, { rules, directory }) {
    const rule = consentRule(rules.regulation, agreement);
    if (rule === undefined) return refuse('unknown-agreement');
    if (!holds(rule.when, situationOf(draft.state, rules))) return refuse('agreement-not-for-ticket');
    if (isOpen(draft.state, agreement)) return refuse('consent-open');
    const named = { ...(price && { price }), ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    const asked = askedTerms(rule, named, rules, draft.at);
    if ('refused' in asked) return asked;
    answerWords(draft, rules);
    const { about, until } = asked;
    const answeredBy = answererOf(rule.with, directory);
    draft.emit({ type: 'consent-requested', consentId: id, agreement, about, answeredBy, until, messageId: id });
    deskSpoke(draft);
    startClocks(draft, rules, 'agreement-proposed', { due: until, subject: id });
    return null;
  },
  message: ({ text }) => ({ kind: 'public', text }),
};

function isOpen({ consents }: TicketState, code: string): boolean {
  return consents.open.some(({ agreement }) => agreement === code);
}

/** Whom the question goes to: the client's own people, where any of them may answer. */
function answererOf(agreeing: readonly Agreeing[], directory: Directory): ConsentAnswerer {
  const serves = (name: Agreeing): boolean =>
    name === 'personal-manager' ||
    directory.member(name)?.held.some(({ role }) => role === 'personal-manager') === true;
  return agreeing.every(serves) ? 'personal-manager' : 'author';
}
