import type { Schemas } from '../api/client';
import { instantOf, localOf } from '../time/local';
import type { Incident } from './incident-queries';

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
export function ruleValuesOf(rule: NonNullable<Incident['rule']>, timeZone: string): RuleValues {
  const { topics, categories, services, companies, words, since } = rule;
  return {
    ...{ topics: [...topics], categories: [...categories], services: [...services], words: [...words] },
    companies: companies.map(({ id }) => id),
    since: localOf(since, timeZone),
  };
}

/** The rule that the fields make; null where they narrow nothing: no ticket belongs by itself then. */
export function ruleGiven({ since, ...lists }: RuleValues, timeZone: string): Schemas['IncidentRuleGiven'] | null {
  if (Object.values(lists).every((list) => list.length === 0)) return null;
  const from = instantOf(since, timeZone);
  return { ...lists, ...(from === null ? {} : { since: from }) };
}
