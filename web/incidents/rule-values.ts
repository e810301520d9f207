import type { components } from '../api/document';
import { instantOf, localOf } from '../time/local';

type Rule = components['schemas']['IncidentRule'];

/** What stands in the fields of a rule; the instant by the reader's clocks. */
export interface RuleValues {
  readonly topics: string[];
  readonly categories: string[];
  readonly services: string[];
  readonly companies: string[];
  readonly words: string[];
  /** What was received before does not belong. */
  readonly since: string;
}

const dayMs = 24 * 3_600_000;

/** A rule that nobody has written yet: of what was received within the last day. */
export function blankRule(now: number, timeZone: string): RuleValues {
  const since = localOf(new Date(now - dayMs).toISOString(), timeZone);
  return { topics: [], categories: [], services: [], companies: [], words: [], since };
}

/** The fields of a rule that stands. */
export function ruleValuesOf(rule: Rule, timeZone: string): RuleValues {
  const { topics, categories, services, companies, words, since } = rule;
  return {
    ...{ topics: [...topics], categories: [...categories], services: [...services], words: [...words] },
    companies: companies.map(({ id }) => id),
    since: localOf(since, timeZone),
  };
}

/** What the fields make. */
export type RuleMade =
  /** They narrow nothing: no ticket belongs by itself then. */
  | { readonly kind: 'none' }
  /** A rule says since when: what would be left out, is not taken to be now. */
  | { readonly kind: 'since-missing' }
  | { readonly kind: 'rule'; readonly rule: components['schemas']['IncidentRuleGiven'] };

/** The rule that the fields make. @param before the one that stands: its instant, finer than the field, stays unless it was changed */
export function ruleGiven({ since, ...lists }: RuleValues, timeZone: string, before: Rule | null): RuleMade {
  if (Object.values(lists).every((list) => list.length === 0)) return { kind: 'none' };
  const isKept = before !== null && localOf(before.since, timeZone) === since;
  const from = isKept ? before.since : instantOf(since, timeZone);
  return from === null ? { kind: 'since-missing' } : { kind: 'rule', rule: { ...lists, since: from } };
}
