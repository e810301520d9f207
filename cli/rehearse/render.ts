import type { Regulation, Text } from '../../domain/regulation';
import type { ClockMove } from '../../domain/rehearsal';
import { faultText } from '../../regulations';
import type { Proposed } from '../../store/rehearsal/proposed';
import type { RehearsalCounts, RehearsalLine, RehearsalSummary } from '../../store/rehearsal/types';
import { misfitText } from '../../store/rules/publication-faults';
import { fill, say, type Language } from '../../texts/language';
import { clockTitle, lackTexts, rehearsalTexts as texts, turnTexts } from '../../texts/rehearsal';
import { spanText } from '../../texts/terms';
import { timeWithOffset } from '../../texts/zoned-time';

/** What a rehearsal has come to; lines of processes whose dates stay are left out. */
export interface Told {
  readonly proposed: Proposed;
  readonly summary: RehearsalSummary;
  readonly lines: readonly RehearsalLine[];
  /** The regulations of the desks, for the names of clocks and the clocks of the desk. */
  readonly regulations: ReadonlyMap<string, Pick<Regulation, 'clocks' | 'timeZone'>>;
}

/** How many rows of a long list are shown; `--json` has them all. */
const mostRows = 200;

/** The whole answer as text. */
export function renderRehearsal(told: Told, language: Language): string {
  const { proposed, summary } = told;
  const { asked, red, green, misfits } = summary;
  const put = (text: Text, values: Record<string, string | number>): string => fill(say(text, language), values);
  const parts = [
    [
      put(texts.head, { what: whatOf(proposed, language) }),
      put(texts.at, { at: timeWithOffset(told.regulations.values().next().value?.timeZone ?? 'UTC', summary.at) }),
    ],
    asked === 0 ? [say(texts.nobody, language)] : countsOf(summary, language),
    red + green === 0 ? [] : [put(texts.turns, { red, green })],
    movesOf(told, language),
    unfitOf(told, language),
    misfits.length === 0 ? [] : [say(texts.misfits, language), ...misfits.map((misfit) => `  ${misfitText(misfit)}`)],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** Why it cannot be published at all. */
export function renderFaults({ faults }: Pick<RehearsalSummary, 'faults'>, language: Language): string {
  return `${[say(texts.faulty, language), ...faults.map((fault) => `  ${faultText(fault)}`)].join('\n')}\n`;
}

function whatOf(proposed: Proposed, language: Language): string {
  switch (proposed.kind) {
    case 'calendar-years':
      return proposed.years
        .map(({ layer, year }) => fill(say(texts.year, language), { layer, year: year.year }))
        .join(', ');
    case 'contract':
      return fill(say(texts.contract, language), { number: proposed.number, desk: proposed.desk });
    case 'regulation': {
      const { code, version } = proposed.document;
      // A document that was read has both.
      const named = { desk: code as string, version: version as string };
      return fill(say(texts.regulation, language), named);
    }
    default: {
      const never: never = proposed;
      return never;
    }
  }
}

function countsOf({ byDesk, stays: _stays, ...total }: RehearsalSummary, language: Language): string[] {
  const row = (name: string, { asked, moves, unfit }: RehearsalCounts): string[] => [
    name,
    ...[asked, moves, asked - moves - unfit, unfit].map(String),
  ];
  const desks = Object.entries(byDesk).map(([desk, counts]) => row(desk, counts));
  return table([
    [texts.desk, texts.asked, texts.moves, texts.stays, texts.unfit].map((text) => say(text, language)),
    ...desks,
    ...(desks.length > 1 ? [row(say(texts.total, language), total)] : []),
  ]);
}

function movesOf({ lines, regulations }: Told, language: Language): string[] {
  const moves = lines.flatMap((line) => line.moves.map((move) => ({ line, move })));
  if (moves.length === 0) return [];
  const rows = moves.slice(0, mostRows).map(({ line: { desk, number }, move }) => {
    const { clocks, timeZone } = regulations.get(desk) ?? { clocks: {}, timeZone: 'UTC' };
    return [
      number,
      clockTitle(clocks, move.clock, language),
      ...(['before', 'after'] as const).map((side) => dateOf(move, side, timeZone, language)),
      move.turns === null ? '' : say(turnTexts[move.turns], language),
    ];
  });
  const head = [texts.number, texts.clock, texts.before, texts.after, texts.turn].map((text) => say(text, language));
  return [...table([head, ...rows]), ...moreThan(moves.length, language)];
}

function dateOf(move: ClockMove, side: 'before' | 'after', timeZone: string, language: Language): string {
  const due = move[side];
  if (due !== null) return timeWithOffset(timeZone, due);
  if (move.left === null) return say(texts.none, language);
  return fill(say(texts.left, language), { left: spanText(move.left[side], language) });
}

function unfitOf({ lines }: Told, language: Language): string[] {
  const unfit = lines.filter(({ outcome }) => outcome === 'unfit');
  if (unfit.length === 0) return [];
  const rows = unfit
    .slice(0, mostRows)
    .map(({ number, lacks }) => `  ${number}: ${lacks.map((lack) => say(lackTexts[lack], language)).join(', ')}`);
  return [say(texts.unfitHead, language), ...rows, ...moreThan(unfit.length, language)];
}

function moreThan(count: number, language: Language): string[] {
  return count > mostRows ? [fill(say(texts.more, language), { count: count - mostRows })] : [];
}

/** Columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
