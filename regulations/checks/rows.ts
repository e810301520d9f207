import type { When } from '../../domain/regulation';
import { valueAt, type Path, type RawFault } from '../json';
import type { Check, CheckedDocument } from './document';

/** Rows in the order in which they are tried. */
interface Tried {
  /** Of the table. */
  readonly path: Path;
  readonly rows: readonly { readonly name: string; readonly when: When }[];
}

/** Every row can be the first that holds, and no occasion is said twice. */
export const checkRows: Check = (document) => [
  ...tablesOf(document).flatMap((table) => shadowed(table, document)),
  ...repeated(document),
];

function tablesOf({ parsed }: CheckedDocument): readonly Tried[] {
  const clocks = Object.entries(parsed.clocks ?? {}).flatMap(([code, { limit, calendar }]): Tried[] => [
    { path: ['clocks', code, 'limit'], rows: limit },
    { path: ['clocks', code, 'calendar'], rows: calendar },
  ]);
  const statuses = Object.entries(parsed.statuses ?? {}).map(([name, { when }]) => ({ name, when }));
  return [
    { path: ['level'], rows: parsed.level ?? [] },
    { path: ['defaultCategory'], rows: parsed.defaultCategory ?? [] },
    { path: ['statuses'], rows: statuses },
    ...clocks,
  ];
}

/** Rows that an earlier one leaves nothing to. Of a patch, rows of its own may take all that those beneath it could. */
function shadowed({ path, rows }: Tried, { beneath }: CheckedDocument): readonly RawFault[] {
  const own = (name: string): boolean => beneath === null || valueAt(beneath, [...path, name]) === undefined;
  return rows.flatMap(({ name, when }, index): RawFault[] => {
    const before = rows
      .slice(0, index)
      .find((row) => asks(row.when) && covers(row.when, when) && own(row.name) && own(name));
    if (before === undefined) return [];
    const message = covers(when, before.when)
      ? `asks the same as "${before.name}", which is tried first: take one of them out`
      : `is never reached: "${before.name}", which is tried first, takes all that it asks for; write it before that one`;
    return [{ path: [...path, name, 'when'], message, related: [[...path, before.name, 'when']] }];
  });
}

/** The same occasion twice, once perhaps under a condition: it counts anyway. */
function repeated({ parsed, beneath }: CheckedDocument): readonly RawFault[] {
  if (beneath !== null) return [];
  return Object.entries(parsed.clocks ?? {}).flatMap(([code, rule]) =>
    (['from', 'until'] as const).flatMap((key): RawFault[] => {
      const occasions: readonly { readonly on: string; readonly when: When }[] = rule[key];
      const twice = occasions.find(({ on, when }, index) =>
        occasions.some((other, at) => at !== index && other.on === on && covers(other.when, when)),
      );
      if (twice === undefined) return [];
      return [
        {
          path: ['clocks', code, key],
          message: `says "${twice.on}" twice, and the wider of the two is enough: take the other one out`,
        },
      ];
    }),
  );
}

function asks(when: When): boolean {
  return Object.keys(when).length > 0;
}

/** Whether the first holds wherever the second does. */
function covers(wide: When, narrow: When): boolean {
  return (Object.keys(wide) as (keyof When)[]).every((key) => coversKey(key, wide, narrow));
}

function coversKey(key: keyof When, wide: When, narrow: When): boolean {
  if (narrow[key] === undefined) return false;
  if (key === 'vehicles') {
    const [from, to] = wide.vehicles ?? [1, Infinity];
    return narrow.vehicles !== undefined && from <= narrow.vehicles[0] && narrow.vehicles[1] <= to;
  }
  if (key === 'assigned') return wide.assigned === narrow.assigned;
  const among: readonly string[] = wide[key] ?? [];
  const asked: readonly string[] = narrow[key] ?? [];
  return asked.every((name) => among.includes(name));
}
