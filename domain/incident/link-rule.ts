import type { Instant } from '../time';

/**
 * Which open tickets of the desk belong to an incident by themselves. Of each list one must fit, an empty one asks for nothing; all
 * that is named must hold.
 */
export interface LinkRule {
  readonly topics: readonly string[];
  readonly categories: readonly string[];
  readonly services: readonly string[];
  /** Ids of clients. */
  readonly companies: readonly string[];
  /** Texts as one looks for them: all of one stand in the subject, the request or its form. */
  readonly words: readonly string[];
  /** What was received before this instant does not belong to it. */
  readonly since: Instant;
}

/** Whether it narrows anything but the time: a rule without a condition would take every ticket of the desk. */
export function narrows(rule: Omit<LinkRule, 'since'>): boolean {
  const { topics, categories, services, companies, words } = rule;
  return [topics, categories, services, companies, words].some((list) => list.length > 0);
}
