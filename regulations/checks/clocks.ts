import {
  calendarsOf,
  endsOn,
  startsOn,
  type ClockRule,
  type ClockStart,
  type Limit,
  type Row,
} from '../../domain/regulation';
import type { Term, ThresholdMoment } from '../../domain/time';
import type { Path, RawFault } from '../json';
import { borneByVisits } from './conditions';
import type { Check, CheckedDocument } from './document';

/** Limits that only some occasions can have. */
const startsOf: Readonly<Partial<Record<Limit['kind'], readonly ClockStart[]>>> = {
  stated: ['estimate', 'proposal', 'agreement-proposed', 'wait', 'slot-agreed', 'parts-ordered'],
  objection: ['solution-delivered'],
};

/** Clocks make sense by themselves, and each duty that the process can come to has one: somebody always owes the next step. */
export const checkClocks: Check = (document) => {
  const faults: RawFault[] = [];
  for (const [code, rule] of Object.entries(document.parsed.clocks ?? {})) {
    const path = ['clocks', code];
    for (const row of rule.limit) faults.push(...limitFaults(rule, row, path));
    faults.push(...visitFaults(rule, path, document));
    faults.push(...estimateFaults(rule, path));
    faults.push(...tellingFaults(rule, [...path, 'tell']));
  }
  return [...faults, ...missingClocks(document), ...openedFaults(document)];
};

function limitFaults(rule: ClockRule, { name, value }: Row<Limit>, path: Path): RawFault[] {
  const faults: RawFault[] = [];
  const place = [...path, 'limit', ...(rule.limit.length === 1 ? [] : [name, 'value'])];
  const starts = startsOf[value.kind];
  for (const { on } of rule.from) {
    if (!starts || starts.includes(on)) continue;
    faults.push({
      path: place,
      message: `"${value.kind}" has no meaning for a clock from "${on}" (only from: ${starts.join(', ')})`,
      related: [[...path, 'from']],
    });
  }
  if (value.kind !== 'stated' && startsOn(rule, 'agreement-proposed')) {
    const message = 'must be "stated": until when an answer counts, the agreement itself says';
    faults.push({ path: place, message, related: [['agreements']] });
  }
  if (rule.ends && value.kind === 'term' && isMinutes(value.term)) {
    faults.push({ path: [...path, 'ends'], message: 'has a meaning for terms in days only: take it out' });
  }
  return faults;
}

/** What a visit begins, only a desk with visits has; its term by district is counted by the calendar that they have. */
function visitFaults(rule: ClockRule, path: Path, { parsed, names }: CheckedDocument): RawFault[] {
  const begun = rule.from.find(({ on }) => borneByVisits.includes(on));
  if (begun === undefined) return [];
  if (!names('visits').size) {
    const message = `names "${begun.on}", but the file has no "visits"`;
    return [{ path: [...path, 'from'], message, related: [['visits']] }];
  }
  const calendar = parsed.visits?.calendar;
  const byDistrict = rule.limit.some(({ when }) => when.district !== undefined);
  if (calendar === undefined || !byDistrict) return [];
  if (calendarsOf(rule).every((each) => each === calendar)) return [];
  const message = `must be "${calendar}", by which "visits" counts the term of a visit`;
  return [{ path: [...path, 'calendar'], message, related: [['visits', 'calendar']] }];
}

/** What ends with the solution counts as the limit on the whole of the work, which no estimate ends. */
function estimateFaults(rule: ClockRule, path: Path): RawFault[] {
  const both = endsOn(rule, 'estimate') && endsOn(rule, 'solution') && startsOn(rule, 'opened');
  const message = 'names "solution" beside "estimate", which it ends as well: "estimate" alone will do';
  return both ? [{ path: [...path, 'until'], message, related: [[...path, 'from']] }] : [];
}

function tellingFaults(rule: ClockRule, path: Path): RawFault[] {
  const faults: RawFault[] = [];
  const seen = new Map<string, string>();
  for (const [code, { at }] of Object.entries(rule.tell)) {
    const place = [...path, code, 'at'];
    if ((code === 'due') !== 'due' in at) {
      faults.push({ path: place, message: 'the telling at "due" is called "due", and no other one is' });
    }
    const key = JSON.stringify(at);
    const twin = seen.get(key);
    if (twin !== undefined)
      faults.push({ path: place, message: `is the same moment as "${twin}": name all who are told in one` });
    seen.set(key, code);
    // Of a table, a moment has to make sense for one of its rows.
    const found = rule.limit.map(({ value }) => momentFault(at, value));
    const [fault] = found;
    if (fault !== undefined && found.every((each) => each !== undefined)) faults.push({ path: place, message: fault });
  }
  return faults;
}

function momentFault(at: ThresholdMoment, limit: Limit): string | undefined {
  if ('percent' in at && limit.kind === 'stated')
    return 'a share has no meaning for a date that somebody states: use a term before it';
  if (
    'before' in at &&
    limit.kind === 'term' &&
    at.before.unit === limit.term.unit &&
    at.before.amount >= limit.term.amount
  ) {
    return 'lies before the clock starts: take a shorter term';
  }
  return undefined;
}

/** The occasions that this regulation can come to and that need a clock. */
function missingClocks({ parsed, whole, names }: CheckedDocument): RawFault[] {
  if (!parsed.clocks || !whole.has('clocks')) return [];
  const topics = Object.values(parsed.topics ?? {});
  const solution = parsed.solution;
  const visits = names('visits').size > 0;
  const needs: readonly [ClockStart, boolean, string][] = [
    ['opened', true, 'every ticket needs one'],
    ['proposal', true, 'a proposed extension must not stand for ever'],
    ['word-after-solution', true, 'a word of the client must be judged by somebody'],
    ['word-after-closing', true, 'a word of the client must be judged by somebody'],
    ['delivery-failed', true, 'a letter that came back is a duty of somebody'],
    ['signal-refused', true, 'a refused signal is a duty of somebody'],
    ['wait', Object.keys(parsed.waits ?? {}).length > 0, 'a wait must not last for ever'],
    ['estimate', topics.some((topic) => topic.estimate === 'required'), 'a topic requires an indicative time'],
    [
      'limit-missing',
      Object.values(parsed.clocks).some((rule) => rule.limit.some(({ value }) => value.kind === 'to-be-agreed')),
      'a limit is to be agreed',
    ],
    ['phone-call-missing', topics.some((topic) => topic.phoneCall === 'required'), 'a topic requires a phone call'],
    [
      'solution-delivered',
      solution?.countsFrom === 'delivery' && solution.objection !== null,
      'silence counts from delivery',
    ],
    ['visit-requested', visits, 'a visit that was asked for must be arranged by somebody'],
    ['visit-ready', visits, 'the term of a visit runs from it'],
    ['slot-offered', visits, 'an offered time must not be held for ever'],
    ['slot-agreed', visits, 'an agreed time must be kept by somebody'],
    ['work-done', visits, 'the work done must be checked by somebody'],
    ['visit-handed-back', visits, 'after too many no-shows somebody must decide'],
    ['visit-in-doubt', visits, 'a visit in doubt goes ahead or not: somebody must say so'],
    ['parts-ordered', names('parts').size > 0, 'a promised delivery must be watched by somebody'],
    [
      'emergency-proposed',
      Object.values(parsed.emergency?.reasons ?? {}).some(({ approval }) => approval === 'personal-manager'),
      'an emergency that is asked for must be answered by somebody',
    ],
    [
      'agreement-proposed',
      Object.values(parsed.agreements ?? {}).some(({ terms }) => terms !== 'limit'),
      'what a client is asked to agree to must not stand for ever',
    ],
  ];
  const starts = new Set(Object.values(parsed.clocks).flatMap((rule) => rule.from.map(({ on }) => on)));
  return needs
    .filter(([start, needed]) => needed && !starts.has(start))
    .map(([start, , reason]) => ({ path: ['clocks'], message: `lack a clock from "${start}": ${reason}` }));
}

/** One clock at least begins with every ticket, whatever it is about. */
function openedFaults({ parsed: { clocks = {} }, whole }: CheckedDocument): RawFault[] {
  const opened = Object.values(clocks).flatMap(({ from }) => from.filter(({ on }) => on === 'opened'));
  if (!whole.has('clocks') || opened.length === 0) return [];
  if (opened.some(({ when }) => Object.keys(when).length === 0)) return [];
  const message =
    'begin with "opened" under conditions only, so that of other tickets nobody owes the next step: let one of them ask nothing';
  return [{ path: ['clocks'], message }];
}

function isMinutes(term: Term): boolean {
  return term.unit === 'minute' || term.unit === 'working-minute';
}
