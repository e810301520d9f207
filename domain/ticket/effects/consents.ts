/** Questions to the client about a time of work or a price: answered, taken back, run out (HT-8, SP-2, IN-4). */
import { stopClocks, type Rules } from '../../process';
import { agreesForClient } from '../../policy/agreeing';
import type { Actor } from '../../policy/actor';
import { refuse, type Refusal } from '../../policy/refusals';
import { consentRule } from '../../regulation';
import type { Instant } from '../../time';
import type { Consent } from '../state/consent';
import type { TicketDraft } from '../state/rule';
import type { TicketState } from '../state/state';

interface Answered {
  readonly messageId: string | null;
  /** The desk recorded what the client answered. */
  readonly byPhone?: true;
}

/** The client agrees, or does not. */
export function answerConsent(
  draft: TicketDraft,
  { id, agreement }: Consent,
  answer: 'agreed' | 'declined',
  by: Answered,
): void {
  draft.emit({ type: answer === 'agreed' ? 'consent-given' : 'consent-declined', consentId: id, agreement, ...by });
  settle(draft, id);
}

/** The desk does not ask any more. */
export function withdrawConsent(draft: TicketDraft, { id, agreement }: Consent, messageId: string | null): void {
  draft.emit({ type: 'consent-withdrawn', consentId: id, agreement, messageId });
  settle(draft, id);
}

/** Nobody has answered in time. */
export function lapseConsent(draft: TicketDraft, id: string | null): void {
  const consent = draft.state.consents.open.find((each) => each.id === id);
  if (consent !== undefined) expire(draft, consent, 'time');
}

/** What is solved or closed asks nothing any more. */
export function lapseConsents(draft: TicketDraft, because: 'solved' | 'closed'): void {
  for (const consent of draft.state.consents.open) expire(draft, consent, because);
}

/** Whether the actor answers this question for the client; null: yes. Nobody answers an own one, whatever the roles. */
export function mayAnswerConsent(
  actor: Actor,
  { agreement, personId }: Consent,
  state: TicketState,
  { regulation }: Rules,
): Refusal | null {
  if (actor.kind === 'person' && actor.personId === personId) return refuse('own-proposal');
  const agreeing = consentRule(regulation, agreement)?.with ?? [];
  return agreesForClient(actor, agreeing, state) ? null : refuse('not-allowed');
}

/**
 * The one of several questions that is meant: the only one where none is named.
 *
 * @param of id of the question
 */
export function meantConsent(consents: readonly Consent[], of: string | undefined): Consent | Refusal {
  const [first, ...more] = of === undefined ? consents : consents.filter(({ id }) => id === of);
  if (first === undefined) return refuse('no-proposal');
  return more.length > 0 ? refuse('consent-not-named') : first;
}

/** The questions that stood then, also such as have run out since for want of the answer. */
export function consentsAt({ consents: { open, lapsed } }: TicketState, at: Instant): readonly Consent[] {
  return [...open, ...lapsed.filter((each) => at <= each.at)].filter(({ askedAt }) => askedAt <= at);
}

function expire(draft: TicketDraft, { id, agreement }: Consent, because: 'time' | 'solved' | 'closed'): void {
  draft.emit({ type: 'consent-expired', consentId: id, agreement, because });
  settle(draft, id);
}

function settle(draft: TicketDraft, id: string): void {
  stopClocks(draft, { from: ['agreement-proposed'], subject: id });
}
