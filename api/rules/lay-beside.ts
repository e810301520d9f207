import type { ChangedValue, JsonValue } from '../../regulations';
import type { SectionCode } from '../../texts/rules/labels';
import type { ReadableFact, ReadableLine, ReadableSection } from './readable/model';

/** One side of what is laid beside the other: what it says there, and where that comes from. */
export interface Side {
  readonly when: string | null;
  readonly text: string;
  readonly source: string | null;
}

/** One thing that two readings of a regulation say otherwise. */
export interface Beside {
  /** Null: the page of a regulation does not show it, so it is told as the file has it. */
  readonly section: SectionCode | null;
  /** The rule it belongs to. */
  readonly title: string;
  readonly label: string;
  readonly path: string;
  /** Null: there is nothing of it on this side. */
  readonly before: Side | null;
  readonly after: Side | null;
}

/** A line with all that stands above it. */
interface Placed {
  readonly section: SectionCode;
  readonly title: string;
  readonly entrySource: string | null;
  readonly fact: ReadableFact;
  readonly line: ReadableLine;
}

/**
 * What one reading of a regulation says otherwise than another, in the order of the page; what it no longer says stands at its
 * old place. Nothing that changed is left out: a value that the page does not show is told as it is written. What only follows,
 * such as the name of a calendar whose hours changed, is no change of its own.
 *
 * @param changed every value in which the documents behind them differ
 */
export function layBeside(
  before: readonly ReadableSection[],
  after: readonly ReadableSection[],
  changed: readonly ChangedValue[],
): readonly Beside[] {
  const [was, is] = [linesOf(before), linesOf(after)];
  const keys = [...is.keys(), ...[...was.keys()].filter((key) => !is.has(key))];
  const shown = keys.flatMap((key): Beside[] => {
    const [one, other] = [was.get(key), is.get(key)];
    const placed = other ?? one;
    if (placed === undefined || sameLine(one?.line, other?.line)) return [];
    const { path } = placed.line;
    if (!changed.some((value) => isOfOneRule(value.path, path))) return [];
    const { section, title, fact } = placed;
    return [{ section, title, label: fact.label, path, before: sideOf(one), after: sideOf(other) }];
  });
  const unshown = changed.filter((value) => !shown.some(({ path }) => isOfOneRule(value.path, path)));
  return [...shown, ...unshown.map(asWritten)];
}

/** Of the same path, several lines may stand: they are told apart by their order. */
function linesOf(sections: readonly ReadableSection[]): Map<string, Placed> {
  const lines = new Map<string, Placed>();
  const seen = new Map<string, number>();
  for (const { code: section, entries } of sections)
    for (const { title, source: entrySource, named, facts } of entries)
      for (const fact of [...(named === undefined ? [] : [named]), ...facts.filter(({ again }) => again !== true)])
        for (const line of fact.lines) {
          const place = `${line.path} ${fact.label}`;
          const index = seen.get(place) ?? 0;
          seen.set(place, index + 1);
          lines.set(`${place} ${index}`, { section, title, entrySource, fact, line });
        }
  return lines;
}

function sameLine(one: ReadableLine | undefined, other: ReadableLine | undefined): boolean {
  return one !== undefined && other !== undefined && one.text === other.text && one.when === other.when;
}

function sideOf(placed: Placed | undefined): Side | null {
  if (placed === undefined) return null;
  const { line, entrySource } = placed;
  return { when: line.when, text: line.text, source: line.source ?? entrySource };
}

/** Whether one of two places lies in the other. */
function isOfOneRule(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

function asWritten({ path, before, after }: ChangedValue): Beside {
  const side = (value: JsonValue | null): Side | null =>
    value === null
      ? null
      : { when: null, text: typeof value === 'string' ? value : JSON.stringify(value), source: null };
  return { section: null, title: path, label: path, path, before: side(before), after: side(after) };
}
