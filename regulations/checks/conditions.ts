import { ownRights, type ClockStart, type When } from '../../domain/regulation';
import type { Path, RawFault } from '../json';
import type { Sections } from '../schema';
import type { Check } from './document';

/** A condition and where it stands. */
export interface Condition {
  readonly path: Path;
  readonly when: When;
}

/** Every condition of a file. */
export function conditionsOf(parsed: Partial<Sections>): readonly Condition[] {
  return [
    ...Object.entries(parsed.statuses ?? {}).map(([name, { when }]) => ({ path: ['statuses', name, 'when'], when })),
    ...letterConditions(parsed),
    ...rows(['level'], parsed.level),
    ...rows(['defaultCategory'], parsed.defaultCategory),
    ...clockConditions(parsed),
    ...agreementConditions(parsed),
    ...rightConditions(parsed),
    ...speedUpConditions(parsed),
    ...workConditions(parsed),
    ...questionConditions(parsed),
    ...replyConditions(parsed),
  ];
}

function letterConditions({ letters = {} }: Partial<Sections>): readonly Condition[] {
  return Object.entries(letters).flatMap(([name, rule]) =>
    rule === undefined ? [] : [{ path: ['letters', name, 'when'], when: rule.when }],
  );
}

function clockConditions({ clocks }: Partial<Sections>): readonly Condition[] {
  return Object.entries(clocks ?? {}).flatMap(([name, rule]) => [
    ...rule.from.map(({ when }) => ({ path: ['clocks', name, 'from'], when })),
    ...rule.until.map(({ when }) => ({ path: ['clocks', name, 'until'], when })),
    ...rows(['clocks', name, 'limit'], rule.limit),
    ...rows(['clocks', name, 'calendar'], rule.calendar),
  ]);
}

function agreementConditions({ agreements }: Partial<Sections>): readonly Condition[] {
  return Object.entries(agreements ?? {}).flatMap(([name, rule]) =>
    rule.terms === 'limit' ? [] : [{ path: ['agreements', name, 'when'], when: rule.when }],
  );
}

function rightConditions({ rights }: Partial<Sections>): readonly Condition[] {
  return ownRights.flatMap((command) =>
    (rights?.[command] ?? []).map(({ when }) => ({ path: ['rights', command], when })),
  );
}

function speedUpConditions({ speedUp }: Partial<Sections>): readonly Condition[] {
  return speedUp === undefined ? [] : [{ path: ['speedUp', 'when'], when: speedUp.when }];
}

function workConditions({ works }: Partial<Sections>): readonly Condition[] {
  return works === undefined ? [] : [{ path: ['works', 'when'], when: works.when }];
}

function replyConditions({ replies }: Partial<Sections>): readonly Condition[] {
  return Object.entries(replies ?? {}).map(([name, { when }]) => ({ path: ['replies', name, 'when'], when }));
}

function questionConditions({ questions }: Partial<Sections>): readonly Condition[] {
  return Object.entries(questions ?? {}).map(([name, { when }]) => ({ path: ['questions', name, 'when'], when }));
}

function rows(path: Path, table: readonly { readonly name: string; readonly when: When }[] | undefined): Condition[] {
  return (table ?? []).map(({ name, when }) => ({ path: [...path, name, 'when'], when }));
}

/**
 * What changes without the rule of a running clock being looked at again: a limit, a calendar or an end that depended on it would
 * hold as it was when the clock began.
 */
const passing: readonly (keyof When)[] = ['stage', 'wait', 'round', 'assigned', 'asked'];
/** Found from the rest, so it cannot be asked for in finding itself. */
const unknownToLevels: readonly (keyof When)[] = [
  ...passing,
  'level',
  'district',
  'service',
  'emergency',
  'fault',
  'cycle',
];
const unknownToCategories: readonly (keyof When)[] = [...unknownToLevels, 'category'];
/** A visit is about one place, and has no clocks of a ticket. */
const ofVisits: readonly (keyof When)[] = [
  'topic',
  'level',
  'priority',
  'vehicles',
  'district',
  'clientCategory',
  'cycle',
];
/** What starts the clocks of a visit. */
export const borneByVisits: readonly ClockStart[] = [
  'visit-ready',
  'slot-offered',
  'slot-agreed',
  'work-done',
  'visit-handed-back',
  'visit-in-doubt',
];

/** Conditions ask for what is known where they are asked, and for what moves with what they decide. */
export const checkConditions: Check = ({ parsed }) => {
  const faults: RawFault[] = [];
  const refuse = ({ path, when }: Condition, keys: readonly (keyof When)[], why: string): void => {
    for (const key of Object.keys(when) as (keyof When)[])
      if (keys.includes(key)) faults.push({ path: [...path, key], message: why });
  };
  for (const condition of rows(['level'], parsed.level))
    refuse(
      condition,
      unknownToLevels,
      'is not known, or changes, where a level is found: ask for what the client and the problem are',
    );
  for (const condition of rows(['defaultCategory'], parsed.defaultCategory))
    refuse(
      condition,
      unknownToCategories,
      'is not known where a category is found: ask for the client, the topic or the form',
    );
  const ofTickets = [
    ...[agreementConditions, letterConditions, rightConditions, speedUpConditions],
    ...[workConditions, questionConditions],
  ];
  for (const condition of ofTickets.flatMap((conditions) => conditions(parsed)))
    refuse(condition, ['district'], 'is known of a visit only');
  for (const [name, rule] of Object.entries(parsed.clocks ?? {})) {
    const byVisit = rule.from.some(({ on }) => borneByVisits.includes(on));
    const lasting: readonly Condition[] = [
      ...rule.until.map(({ when }) => ({ path: ['clocks', name, 'until'], when })),
      ...rows(['clocks', name, 'limit'], rule.limit),
      ...rows(['clocks', name, 'calendar'], rule.calendar),
    ];
    for (const condition of lasting) {
      refuse(condition, passing, 'passes while the clock runs: let an occasion start or end another clock');
      const foreign = byVisit
        ? (Object.keys(condition.when) as (keyof When)[]).filter((key) => !ofVisits.includes(key))
        : (['district'] as const);
      refuse(condition, foreign, byVisit ? 'is nothing that a visit knows' : 'is known of a visit only');
    }
  }
  return faults;
};
