import type { Term } from '../time';
import { lookUp } from './look-up';
import { visitTerm } from './regions';
import type { Regulation, TableLimit, Topic } from './types';

/** What decides which limit applies to a ticket. */
export interface LimitSubject {
  readonly topic: string;
  readonly level: string | null;
  readonly priority: string;
  readonly vehicles: number | null;
  /** The federal district of the work address; null where the subject belongs to none, absent where there is no address. */
  readonly district?: string | null;
}

/** The limit of one clock for one ticket, with the rule it comes from. `stated`: a date that a person tells. */
export type ClockLimit = (TableLimit | { readonly kind: 'stated' }) & { readonly source: string };

/**
 * The limit of a topic for so many vehicles. A ticket that names no number is taken to be about one: the client
 * then has a date, and the specialist can classify it anew.
 */
export function limitFor(topic: Topic, vehicles: number | null): TableLimit {
  const count = vehicles ?? 1;
  for (const { vehicles: range, limit } of topic.limits) {
    if (!range || (count >= range[0] && count <= range[1])) return limit;
  }
  return { kind: 'to-be-agreed' };
}

/** The topic by its code, or the one for tickets that name none. A regulation is checked to have the latter. */
export function topicOf(regulation: Regulation, code: string): Topic {
  const topic = lookUp(regulation.topics, code) ?? lookUp(regulation.topics, regulation.otherTopic);
  if (!topic) throw new Error(`regulation ${regulation.code} has no topic ${regulation.otherTopic}`);
  return topic;
}

/**
 * The limit of a clock for a ticket of this topic, level, priority and number of vehicles; undefined for a clock
 * that the regulation does not name. A level or priority without a figure promises nothing, and nothing is
 * invented for it.
 */
export function clockLimit(regulation: Regulation, clock: string, subject: LimitSubject): ClockLimit | undefined {
  const rule = lookUp(regulation.clocks, clock);
  if (!rule) return undefined;
  const limit = rule.limit;
  switch (limit.kind) {
    case 'term':
    case 'stated':
    case 'to-be-agreed':
    case 'not-promised':
      return { ...limit, source: rule.source };
    case 'topic': {
      const topic = topicOf(regulation, subject.topic);
      return { ...limitFor(topic, subject.vehicles), source: topic.source };
    }
    case 'level': {
      const level = lookUp(regulation.levels, subject.level ?? regulation.defaultLevel);
      return fromTable(level, clock, rule.source);
    }
    case 'priority':
      return fromTable(lookUp(regulation.priorities, subject.priority), clock, rule.source);
    case 'visit': {
      const visits = regulation.visits;
      if (visits === undefined || subject.district === undefined) return { kind: 'not-promised', source: rule.source };
      return { kind: 'term', term: visitTerm(visits, { district: subject.district }), source: visits.source };
    }
    case 'objection':
      return { ...objectionLimit(regulation.solution.objection), source: regulation.solution.source };
    default: {
      const never: never = limit;
      return never;
    }
  }
}

function fromTable(
  row: { readonly limits: Readonly<Record<string, TableLimit>>; readonly source: string } | undefined,
  clock: string,
  ruleSource: string,
): ClockLimit {
  if (!row) return { kind: 'not-promised', source: ruleSource };
  return { ...(lookUp(row.limits, clock) ?? { kind: 'not-promised' as const }), source: row.source };
}

/** Silence that never closes has no term. */
function objectionLimit(objection: Term | null): TableLimit {
  return objection ? { kind: 'term', term: objection } : { kind: 'not-promised' };
}
