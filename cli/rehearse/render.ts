import type { Text } from '../../domain/regulation';
import type { ClockMove } from '../../domain/rehearsal';
import { faultText } from '../../regulations';
import type { Proposed } from '../../store/rehearsal/proposed';
import { rulesKey, type TitledClocks } from '../../store/rehearsal/rules-of-lines';
import type { RehearsalCounts, RehearsalLine, RehearsalSummary } from '../../store/rehearsal/types';
import { fill, say, type Language } from '../../texts/language';
import { changeTitle } from '../../texts/publications';
import { clockTitle, lackTexts, rehearsalTexts as texts, turnTexts } from '../../texts/rehearsal';
import { ruleFaultText } from '../../texts/rules/faults';
import { spanText } from '../../texts/terms';
import { timeWithOffset } from '../../texts/zoned-time';

/** What a rehearsal has come to; lines of processes whose dates stay are left out. */
export interface Told {
  readonly proposed: Proposed;
  readonly summary: RehearsalSummary;
  readonly lines: readonly RehearsalLine[];
  readonly regulations: TitledClocks;
  /** How desks are called. */
  readonly desks: ReadonlyMap<string, Text>;
  /** Names of companies by their ids. */
  readonly companies: ReadonlyMap<string, string>;
}

/** How many rows of a long list are shown; `--json` has them all. */
export const mostRows = 200;

/** The whole answer as text. */
export function renderRehearsal(told: Told, language: Language): string {
  const { summary } = told;
  const { asked, red, green, misfits } = summary;
  const put = (text: Text, values: Record<string, string | number>): string => fill(say(text, language), values);
  const parts = [
    [
      put(texts.head, { what: whatOf(told, language) }),
      put(texts.at, { at: timeWithOffset(told.regulations.values().next().value?.timeZone ?? 'UTC', summary.at) }),
    ],
    asked === 0 ? [say(texts.nobody, language)] : countsOf(told, language),
    red + green === 0 ? [] : [put(texts.turns, { red, green })],
    movesOf(told, language),
    unfitOf(told, language),
    misfits.length === 0
      ? []
      : [say(texts.misfits, language), ...misfits.map((misfit) => `  ${misfitLine(told, misfit, language)}`)],
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

function whatOf({ proposed, desks, companies }: Told, language: Language): string {
  const at = (what: string, desk: string): string =>
    fill(say(texts.atDesk, language), { what, desk: nameOf(desk, desks, language) });
  switch (proposed.kind) {
    case 'calendar-years': {
      const years = proposed.years.map(({ layer, year }) => ({ layer, year: year.year }));
      return changeTitle({ kind: proposed.kind, years }, null, language);
    }
    case 'contract': {
      const company = companies.get(proposed.clientId) ?? null;
      return at(changeTitle(proposed, company, language), proposed.desk);
    }
    case 'regulation': {
      // A document that was read has both.
      const { code, version } = proposed.document as { readonly code: string; readonly version: string };
      return at(changeTitle({ kind: proposed.kind, version }, null, language), code);
    }
    default: {
      const never: never = proposed;
      return never;
    }
  }
}

function nameOf(desk: string, desks: Told['desks'], language: Language): string {
  const title = desks.get(desk);
  return title === undefined ? desk : say(title, language);
}

function misfitLine(
  { desks, companies }: Told,
  { desk, clientId, contract, version, faults }: RehearsalSummary['misfits'][number],
  language: Language,
): string {
  const said = faults.map(({ path, message }) => `${path}: ${say(ruleFaultText(message), language)}`).join('; ');
  const client = clientId === null ? '' : (companies.get(clientId) ?? clientId);
  const values = { desk: nameOf(desk, desks, language), version, contract: contract ?? '', client, faults: said };
  return fill(say(contract === null ? texts.misfit : texts.misfitContract, language), values);
}

function countsOf({ summary, desks }: Told, language: Language): string[] {
  const { byDesk, stays: _stays, ...total } = summary;
  const row = (name: string, { asked, moves, unfit }: RehearsalCounts): string[] => [
    name,
    ...[asked, moves, asked - moves - unfit, unfit].map(String),
  ];
  const rows = Object.entries(byDesk).map(([desk, counts]) => row(nameOf(desk, desks, language), counts));
  return table([
    [texts.desk, texts.asked, texts.moves, texts.stays, texts.unfit].map((text) => say(text, language)),
    ...rows,
    ...(rows.length > 1 ? [row(say(texts.total, language), total)] : []),
  ]);
}

function movesOf({ lines, regulations }: Told, language: Language): string[] {
  const moves = lines.flatMap((line) => line.moves.map((move) => ({ line, move })));
  if (moves.length === 0) return [];
  const rows = moves.slice(0, mostRows).map(({ line, move }) => {
    const { clocks, timeZone } = regulations.get(rulesKey(line)) ?? { clocks: {}, timeZone: 'UTC' };
    return [
      line.number,
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
