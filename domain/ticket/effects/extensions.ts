/** A longer limit as an agreement of two: proposed, answered, countered, expired (SK-19, DESIGN section 4). */
import { deadline, type Instant, type LocalDate } from '../../time';
import { refuse, type Refusal } from '../../policy/refusals';
import {
  aimOf,
  appliedRule,
  closingInstant,
  owedClocks,
  stopClocks,
  withinYears,
  type AgreedExtension,
  type AppliedLimit,
  type ClockState,
  type ExtensionTerm,
  type Rules,
} from '../../process';
import { endedByVisit, startClocks, stoppedClocks } from './clocks';
import { oweLimit } from './shared';
import type { TicketDraft } from '../state/rule';
import type { ProposedTerms } from '../state/events';
import type { Proposal, TicketState } from '../state/state';
import { visitsUnderWay } from '../state/visits';

/** Nobody agrees on a date as far ahead as ten years: it is a slip, and what comes after it would leave the calendars. */
const farthestMs = 3_653 * 24 * 3_600_000;

/** Days in the unit of the limit, or a local date whose closing is meant. */
export type Offer = { readonly days: number } | { readonly until: LocalDate };

/** The limit that an extension would move: the running one on the whole of the work. */
export function extensibleClock(state: TicketState): ClockState | undefined {
  return owedClocks(state, { until: ['solution'], from: ['opened'] }).find(
    ({ limit, agreed }) => limit.kind !== 'not-promised' || agreed !== null,
  );
}

/**
 * Whether there will be a limit to extend: of a solution that any answer takes back, one that then runs on, which a visit under way
 * may have ended.
 */
export function mayBeExtended(state: TicketState, rules: Rules): boolean {
  if (state.stage !== 'solved') return extensibleClock(state) !== undefined;
  const ended = visitsUnderWay(state).length > 0 ? endedByVisit(state, rules) : [];
  return stoppedClocks(state, ['solution']).some(
    ({ code, limit, agreed }) => !ended.includes(code) && (limit.kind !== 'not-promised' || agreed !== null),
  );
}

/** Puts a proposal before the other side; it stands until the due instant it would move, or a little while if that has passed. */
export function propose(
  draft: TicketDraft,
  rules: Rules,
  side: 'desk' | 'client',
  offer: Offer,
  reason: string | null,
): Refusal | null {
  const clock = extensibleClock(draft.state);
  if (clock === undefined) return refuse('no-limit-to-extend');
  const terms = termsOf(clock, offer);
  if ('refused' in terms) return terms;
  const closing = terms.kind === 'until' ? closingInstant(clock, rules, terms.date) : undefined;
  if (closing === null) return refuse('date-out-of-range');
  if (closing !== undefined && closing <= draft.at) return refuse('until-in-past');
  const agreement = { terms, agreedAt: draft.at, proposalId: draft.cause.commandId };
  const wouldBeDue = dueWith(clock, agreement, rules, draft.at);
  if (wouldBeDue === undefined || (wouldBeDue !== null && wouldBeDue > draft.at + farthestMs))
    return refuse('date-out-of-range');
  if (clock.aim.due !== null && wouldBeDue !== null && wouldBeDue <= clock.aim.due) return refuse('not-later');
  const proposal: ProposedTerms = {
    id: draft.cause.commandId,
    by: side,
    clock: clock.key,
    terms,
    reason,
    proposedAt: draft.at,
    wouldBeDue,
  };
  const countered = draft.state.proposal;
  draft.emit(
    countered === null
      ? { type: 'extension-proposed', proposal }
      : { type: 'extension-countered', proposalId: countered.id, proposal },
  );
  stopClocks(draft, { from: ['proposal'] });
  startClocks(draft, rules, 'proposal', { due: expiryOf(clock, rules, draft.at), subject: proposal.id });
  return null;
}

/** The other side does not agree: the limit stands. */
export function decline(draft: TicketDraft, proposal: Proposal, byPhone: { readonly byPhone?: true } = {}): void {
  draft.emit({ type: 'extension-declined', proposalId: proposal.id, ...byPhone });
  stopClocks(draft, { from: ['proposal'] });
}

/** The proposal that stood then, also where it has lapsed since for want of the answer; null: there was none. */
export function proposalAt({ proposal, lapsed }: TicketState, at: Instant): Proposal | null {
  if (proposal !== null) return proposal.proposedAt <= at ? proposal : null;
  return lapsed !== null && lapsed.proposal.proposedAt <= at && at <= lapsed.at ? lapsed.proposal : null;
}

/** Both sides agree: the limit is lengthened, or, where none was given, the offer is the limit. */
export function accept(
  draft: TicketDraft,
  rules: Rules,
  proposal: Proposal,
  byPhone: { readonly byPhone?: true } = {},
): Refusal | null {
  const clock = draft.state.clocks.find(({ key, stoppedAt }) => key === proposal.clock && stoppedAt === null);
  if (clock === undefined) return refuse('no-limit-to-extend');
  const extension: AgreedExtension = { terms: proposal.terms, agreedAt: draft.at, proposalId: proposal.id };
  draft.emit({ type: 'extension-accepted', proposalId: proposal.id, extension, ...byPhone });
  stopClocks(draft, { from: ['proposal'] });
  const limit = limitByAgreement(clock, extension);
  if (limit !== null)
    draft.emit({ type: 'clock-ruled', key: clock.key, rule: { ...appliedRule(clock), limit }, agreed: null });
  else draft.emit({ type: 'clock-extended', key: clock.key, extension, on: prevailing(clock, rules, draft.at) });
  oweLimit(draft, rules);
  return null;
}

function termsOf(clock: ClockState, offer: Offer): ExtensionTerm | Refusal {
  if ('until' in offer) return { kind: 'until', date: offer.until };
  const limit = clock.limit.kind === 'term' ? clock.limit : clock.agreed?.limit;
  const unit = limit?.kind === 'term' ? limit.term.unit : 'working-day';
  if (unit !== 'working-day' && unit !== 'calendar-day') return refuse('wrong-unit');
  return { kind: 'add', term: { amount: offer.days, unit } };
}

/** For a limit to be agreed, the accepted proposal is the limit, counted like any other from the opening. */
function limitByAgreement(clock: ClockState, { terms, agreedAt }: AgreedExtension): AppliedLimit | null {
  if (clock.limit.kind !== 'to-be-agreed' || clock.agreed !== null) return null;
  return terms.kind === 'add'
    ? { kind: 'term', term: terms.term, source: 'agreement' }
    : { kind: 'agreed', date: terms.date, agreedAt, source: 'agreement' };
}

/** What an accepted extension would make of the due instant; null while a pause is open, undefined beyond all calendars. */
function dueWith(
  clock: ClockState,
  extension: AgreedExtension,
  rules: Rules,
  now: Instant,
): Instant | null | undefined {
  const aim = withinYears(() => aimOf(extended(clock, extension, rules, now), rules, now));
  return 'refused' in aim ? undefined : aim.due;
}

function extended(clock: ClockState, extension: AgreedExtension, rules: Rules, now: Instant): ClockState {
  const limit = limitByAgreement(clock, extension);
  if (limit !== null) return { ...clock, limit };
  if (prevailing(clock, rules, now) === 'limit' || clock.agreed === null) {
    return { ...clock, extensions: [...clock.extensions, extension] };
  }
  return { ...clock, agreed: { ...clock.agreed, extensions: [...clock.agreed.extensions, extension] } };
}

/** Whether the limit in force or an earlier agreement gives the later due instant, which is the one that holds. */
function prevailing(clock: ClockState, rules: Rules, now: Instant): 'limit' | 'earlier-agreement' {
  if (clock.agreed === null) return 'limit';
  const own = aimOf({ ...clock, agreed: null }, rules, now).due;
  return own !== null && own === clock.aim.due ? 'limit' : 'earlier-agreement';
}

function expiryOf(clock: ClockState, rules: Rules, at: Instant): Instant {
  if (clock.aim.due !== null && clock.aim.due > at) return clock.aim.due;
  const { stands, calendar } = rules.regulation.agreements.extension;
  const late = deadline({
    calendar: rules.calendar(calendar ?? clock.calendar),
    start: at,
    term: stands,
    pauses: [],
    extensions: [],
    thresholds: [],
  });
  return late.ok && late.value.due !== null ? late.value.due : at;
}
