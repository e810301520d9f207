import { lookUp } from './look-up';
import type { Limit, Regulation, Topic } from './types';
import { rowFor, type Row, type Situation } from './when';

/** The limit of one clock for one ticket, with the rule it comes from. `stated`: a date that a person tells. */
export type ClockLimit = Limit & { readonly source: string };

/** The topic by its code, or the one for tickets that name none. A regulation is checked to have the latter. */
export function topicOf(regulation: Regulation, code: string): Topic {
  const topic = lookUp(regulation.topics, code) ?? lookUp(regulation.topics, regulation.otherTopic);
  if (!topic) throw new Error(`regulation ${regulation.code} has no topic ${regulation.otherTopic}`);
  return topic;
}

/** The row of a clock's limits that applies; undefined for a clock that the regulation does not name. */
export function limitRow(regulation: Regulation, clock: string, situation: Situation): Row<Limit> | undefined {
  const rule = lookUp(regulation.clocks, clock);
  return rule && rowFor(rule.limit, situation);
}

/** The limit of a clock for a ticket as it stands; undefined for a clock that the regulation does not name. */
export function clockLimit(regulation: Regulation, clock: string, situation: Situation): ClockLimit | undefined {
  const row = limitRow(regulation, clock, situation);
  if (row === undefined) return undefined;
  // How long silence lasts, the section on solutions says, and so where it comes from.
  const source = row.value.kind === 'objection' ? regulation.solution.source : row.source;
  return { ...row.value, source };
}
