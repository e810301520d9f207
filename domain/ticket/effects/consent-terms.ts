/** What exactly is asked of the client, and until when an answer counts. */
import { deadline, statedThresholds, workingTimeBetween, type Instant } from '../../time';
import type { Rules } from '../../process';
import { refuse, type Refusal } from '../../policy/refusals';
import type { ConsentTerms, PriceRule, TimeRule } from '../../regulation';
import type { ConsentAbout } from '../state/consent';

/** Nobody agrees on work ten years ahead: it is a slip. */
const farthestMs = 3_653 * 24 * 3_600_000;

/** What the desk names: a span of time, or an amount in decimal text. */
export interface NamedTerms {
  readonly price?: string;
  readonly from?: Instant;
  readonly to?: Instant;
}

/** @returns what is asked with the last instant of an answer, or why it cannot be asked */
export function askedTerms(
  rule: ConsentTerms,
  named: NamedTerms,
  rules: Rules,
  at: Instant,
): { readonly about: ConsentAbout; readonly until: Instant } | Refusal {
  switch (rule.terms) {
    case 'time':
      return named.price === undefined ? timeTerms(rule, named, rules, at) : refuse('price-not-asked');
    case 'price':
      return named.from === undefined && named.to === undefined
        ? priceTerms(rule, named.price, rules, at)
        : refuse('time-not-asked');
    default: {
      const never: never = rule;
      return never;
    }
  }
}

/**
 * The latest moment to agree to work that begins then: in working days, the closing of so many working days before the work's day
 * (HT-8). Null outside the years of the calendars.
 */
export function latestToAgree({ lead, calendar }: TimeRule, rules: Rules, from: Instant): Instant | null {
  const before = { code: 'lead', moment: { before: lead }, anyHour: true };
  return statedThresholds(rules.calendar(calendar), from, from, [before])[0]?.at ?? null;
}

function timeTerms(
  rule: TimeRule,
  { from, to }: NamedTerms,
  rules: Rules,
  at: Instant,
): { readonly about: ConsentAbout; readonly until: Instant } | Refusal {
  if (from === undefined || to === undefined) return refuse('time-needed');
  if (to <= from) return refuse('time-reversed');
  if (from <= at) return refuse('until-in-past');
  if (to > at + farthestMs) return refuse('date-out-of-range');
  const worked = workingTimeBetween(rules.calendar(rule.calendar), from, to);
  const until = latestToAgree(rule, rules, from);
  if (!worked.ok || until === null) return refuse('date-out-of-range');
  if (worked.value > 0) return refuse('within-schedule');
  return until <= at ? refuse('too-late-to-agree') : { about: { kind: 'time', from, to }, until };
}

function priceTerms(
  { price: { amount: fixed, currency }, stands, calendar }: PriceRule,
  price: string | undefined,
  rules: Rules,
  at: Instant,
): { readonly about: ConsentAbout; readonly until: Instant } | Refusal {
  if (fixed !== null && price !== undefined && price !== fixed) return refuse('price-fixed');
  const amount = fixed ?? price;
  if (amount === undefined) return refuse('price-needed');
  const end = deadline({
    calendar: rules.calendar(calendar),
    start: at,
    term: stands,
    pauses: [],
    extensions: [],
    thresholds: [],
  });
  if (!end.ok || end.value.due === null) return refuse('date-out-of-range');
  return { about: { kind: 'price', amount, currency }, until: end.value.due };
}
