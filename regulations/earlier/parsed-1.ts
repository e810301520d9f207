/**
 * Merged rules as releases up to 0.3 kept them, parsed: brought to today's shapes. A ticket keeps the rules it was opened under, so
 * these are read for ever. From 0.4 on rules are kept as the document that they were parsed from.
 */
import type {
  ClockEnd,
  ClockRule,
  ExtensionRule,
  Limit,
  Occasion,
  Regulation,
  Row,
  Status,
  VisitRule,
} from '../../domain/regulation';
import { sourceParts } from '../../domain/regulation';
import type { Term } from '../../domain/time';
import type { Limited, OldClock, OldExtensions, OldLimit, OldStatus, OldVisits, Rules1 } from './rules-1';
import { rowName } from './topic-rows';
import { earlierDecision, earlierVisits, withDecision, withVisitClocks } from './visit-clocks-1';

/** Rules of an earlier release in today's shapes. */
export function upcastRules(stored: Rules1): Regulation {
  const { clocks, topics, levels, defaultLevel, priorities, statuses, visits, intake, feedback, extensions, ...alike } =
    withDecision(withVisitClocks(stored));
  return {
    ...alike,
    intake: { ...intake, contract: 'optional', requestType: 'optional' },
    // What a rating could be corrected in then; from letters nothing could be answered.
    feedback: { ...feedback, correctableMinutes: 24 * 60, letters: [] },
    agreements: { extension: extensionOf(extensions) },
    topics: each(topics, ({ limits: _limits, endsBy: _endsBy, ...topic }) => topic),
    levels: each(levels, ({ limits: _limits, ...level }) => level),
    level: defaultLevel === undefined ? null : [last(defaultLevel, 'setting')],
    categories: {},
    defaultCategory: null,
    clientCategories: {},
    clientCategory: null,
    contract: contractOf(stored),
    services: {},
    tests: {},
    reports: {},
    questions: {},
    priorities: each(priorities, ({ limits: _limits, ...priority }) => priority),
    statuses: each(statuses, statusOf),
    clocks: Object.fromEntries(
      Object.entries(clocks).map(([code, rule]) => [code, clockOf(code, rule, stored)] as const),
    ),
    ...(visits === undefined ? {} : { visits: visitsOf(visits) }),
  };
}

function extensionOf({ agreedBy, lateProposal, source }: OldExtensions): ExtensionRule {
  return { terms: 'limit', with: agreedBy, stands: lateProposal, source };
}

/** Rules of then said so only in the sources of what the contract had changed. */
function contractOf(stored: Rules1): string | null {
  for (const source of sourcesIn(stored)) {
    const contract = sourceParts(source).find((part) => part.kind === 'contract');
    if (contract !== undefined) return contract.number;
  }
  return null;
}

/** Every `source` in a value, from the outside in. */
function sourcesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'source' && typeof inner === 'string' ? [inner] : sourcesIn(inner),
  );
}

function visitsOf({ limits: _limits, ...visits }: OldVisits): VisitRule {
  return { ...earlierVisits, decision: earlierDecision, ...visits };
}

function statusOf({ when: { reopened, ...when }, ...status }: OldStatus): Status {
  return { ...status, when: { ...when, ...(reopened === undefined ? {} : { cycle: [reopened ? 'later' : 'first'] }) } };
}

function clockOf(code: string, rule: OldClock, stored: Rules1): ClockRule {
  const { from, until, limit, calendar, ...alike } = rule;
  return {
    ...alike,
    from: [always(from)],
    until: until === 'topic' ? topicEnds(stored) : [always(until)],
    limit: limitsOf(code, limit, rule, stored),
    calendar: [last(calendar, rule.source)],
  };
}

function limitsOf(code: string, limit: OldLimit, rule: OldClock, stored: Rules1): readonly Row<Limit>[] {
  switch (limit.kind) {
    case 'topic':
      return topicLimits(stored);
    case 'level':
      return [...byName('level', code, stored.levels), last({ kind: 'not-promised' }, rule.source)];
    case 'priority':
      return [...byName('priority', code, stored.priorities), last({ kind: 'not-promised' }, rule.source)];
    case 'visit':
      return visitLimits(stored, rule);
    case 'term':
    case 'stated':
    case 'objection':
    case 'to-be-agreed':
    case 'not-promised':
      return [last(limit, rule.source)];
    default: {
      const never: never = limit;
      return never;
    }
  }
}

function topicLimits({ topics, otherTopic }: Rules1): readonly Row<Limit>[] {
  const rows = Object.entries(topics).flatMap(([name, { limits, source }]) =>
    limits.map(({ vehicles, limit: value }, index): Row<Limit> => ({
      name: rowName(name, index),
      when: { topic: [name], ...(vehicles === undefined ? {} : { vehicles }) },
      value,
      source,
    })),
  );
  const other = topics[otherTopic];
  return [...rows, last(other?.limits.at(-1)?.limit ?? { kind: 'to-be-agreed' }, other?.source ?? 'setting')];
}

function byName(
  key: 'level' | 'priority',
  clock: string,
  entries: Readonly<Record<string, Limited<{ readonly source: string }>>>,
): readonly Row<Limit>[] {
  return Object.entries(entries).flatMap(([name, { limits, source }]) => {
    const value = limits[clock];
    return value === undefined ? [] : [{ name, when: { [key]: [name] }, value, source }];
  });
}

function visitLimits({ visits }: Rules1, rule: OldClock): readonly Row<Limit>[] {
  if (visits === undefined) return [last({ kind: 'not-promised' }, rule.source)];
  const { default: usual, ...districts } = visits.limits;
  const term = (value: Term): Limit => ({ kind: 'term', term: value });
  return [
    ...Object.entries(districts).map(([district, value]): Row<Limit> => ({
      name: district,
      when: { district: [district] },
      value: term(value),
      source: visits.source,
    })),
    last(term(usual), visits.source),
  ];
}

function topicEnds({ topics }: Rules1): readonly Occasion<ClockEnd>[] {
  const byVisit = Object.entries(topics).flatMap(([name, { endsBy }]) =>
    endsBy.includes('visit-request') ? [name] : [],
  );
  return [
    always('solution'),
    ...(byVisit.length === 0 ? [] : [{ on: 'visit-requested', when: { topic: byVisit } } as const]),
  ];
}

function always<On extends string>(on: On): Occasion<On> {
  return { on, when: {} };
}

function last<Value>(value: Value, source: string): Row<Value> {
  return { name: 'else', when: {}, value, source };
}

function each<From, To>(
  entries: Readonly<Record<string, From>>,
  change: (entry: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, change(entry)]));
}
