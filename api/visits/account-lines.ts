import type { ClockState } from '../../domain/process/clocks';
import { limitRow, lookUp } from '../../domain/regulation';
import type { Rules } from '../../domain/process';
import type { Term } from '../../domain/time';
import { situationOfVisit, type VisitState } from '../../domain/visit';
import { fill } from '../../texts/language';
import type { Language } from '../../texts/language';
import { termText } from '../../texts/terms';
import { districtText, visitAccountTexts } from '../../texts/visits';
import { timeWithOffset } from '../../texts/zoned-time';
import type { AccountFact } from '../tickets/account-fact';
import { iso } from '../tickets/present-clock';

interface Of {
  readonly state: VisitState;
  readonly rules: Rules;
}

/** What a visit adds to the account of one of its clocks: both keys, and the rule of the region (SK-17). */
export function visitAccountLines(visit: Of, clock: ClockState, language: Language, timeZone: string): AccountFact[] {
  if (clock.from !== 'visit-ready') return [];
  const limits = lookUp(visit.rules.regulation.clocks, clock.code)?.limit ?? [];
  const byRegion = limits.some(({ when }) => when.district !== undefined);
  return [
    keysLine(visit, clock, language, timeZone),
    ...(byRegion && clock.limit.kind === 'term' ? [regionLine(visit, clock, clock.limit.term, language)] : []),
  ];
}

/** Readiness is never before the request, so the key that the clock started at is the word, also when it was taken back since. */
function keysLine({ state }: Of, clock: ClockState, language: Language, timeZone: string): AccountFact {
  const needsWord = state.needsReadiness;
  const requested = timeWithOffset(timeZone, state.requestedAt);
  const ready = timeWithOffset(timeZone, clock.startedAt);
  const text = needsWord ? visitAccountTexts.keys : visitAccountTexts.requestOnly;
  const facts = { requestedAt: iso(state.requestedAt), readyFrom: needsWord ? iso(clock.startedAt) : null };
  return { kind: 'keys', text: fill(text[language], { requested, ready }), ...facts };
}

function regionLine({ state, rules }: Of, { code: clock }: ClockState, term: Term, language: Language): AccountFact {
  const { subject: code, district } = state.site;
  const row = limitRow(rules.regulation, clock, situationOfVisit(state, rules));
  const own = row?.when.district !== undefined;
  const text = district === null ? visitAccountTexts.noDistrict : visitAccountTexts[own ? 'district' : 'default'];
  const words = {
    code,
    subject: rules.region(code)?.title[language] ?? code,
    district: district && districtText(district)[language],
    term: termText(term, language),
  };
  return { kind: 'region', text: fill(text[language], words), ...{ subject: code, district, term } };
}
