import { sourceParts, type Regulation, type Text } from '../../domain/regulation';
import type { Ledger, Longest, PromiseRow, Simulation, WaitRow } from '../../domain/simulation';
import { sourceText } from '../../texts/account';
import { codeText } from '../../texts/codes';
import { fill, say, type Language } from '../../texts/language';
import { simulateTexts, simulationTexts as texts } from '../../texts/simulation';
import { spanText } from '../../texts/terms';

/** How many rows of a long list are shown; `--json` has them all. */
const mostRows = 12;

/** The whole year as text. */
export function renderYear(told: Simulation, regulation: Regulation, language: Language): string {
  const parts = [
    headOf(told, regulation, language),
    ticketsOf(told, language),
    ledgerOf(told.promises, ofDesk, language),
    ledgerOf(told.asked, ofClients, language),
    ...waitsOf(told, regulation, language),
    besidesOf(told, language),
    monthsOf(told, language),
    refusalsOf(told, language),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function headOf(told: Simulation, { title, intake }: Regulation, language: Language): string[] {
  const put = (text: Text, values: Record<string, string | number>): string => fill(say(text, language), values);
  const { version, year, seed, contract, specialists, load, words, tellings } = told;
  return [
    put(texts.head, { title: say(title, language), version, year, seed }),
    ...(contract === null ? [] : [put(texts.contract, { number: contract })]),
    ...(contract === null && intake.contract === 'required' ? [say(simulateTexts.needsContract, language)] : []),
    put(texts.staff, { count: specialists, load: percent(load) }),
    put(texts.words, { words, tellings }),
  ];
}

function ticketsOf({ tickets }: Simulation, language: Language): string[] {
  const { filed, closed, open, reopenings, closings } = tickets;
  const counts = [
    [texts.filed, filed],
    [texts.closed, closed],
    [texts.open, open],
    [texts.reopened, reopenings],
  ] as const;
  const how = closings.map(({ how, count }) => `${codeText(how, language)} ${count}`).join(', ');
  return [
    `${say(texts.tickets, language)}: ${counts.map(([text, count]) => `${say(text, language)} ${count}`).join(', ')}`,
    ...(how === '' ? [] : [`${say(texts.closedHow, language)}: ${how}`]),
  ];
}

const ofDesk = {
  title: texts.promises,
  columns: [texts.source, texts.promised, texts.kept, texts.missed, texts.running, texts.undated, texts.latest],
} as const;
const ofClients = {
  title: texts.asked,
  columns: [texts.source, texts.askedCount, texts.inTime, texts.lapsed, texts.running, texts.undated, texts.latest],
} as const;

function ledgerOf(
  { total, rows }: Ledger,
  { title, columns }: typeof ofDesk | typeof ofClients,
  language: Language,
): string[] {
  const row = (each: PromiseRow): string[] => [
    each.of === 'visit'
      ? fill(say(texts.ofVisit, language), { title: say(each.title, language) })
      : say(each.title, language),
    sourceText(sourceParts(each.source), language),
    ...[each.promised, each.kept, each.missed, each.running, each.undated].map(String),
    longestText(each.latest, language),
  ];
  const { promised, kept, missed, running } = total;
  const all = [say(texts.total, language), '', ...[promised, kept, missed, running].map(String), '', ''];
  return table([[say(title, language), ...columns.map((each) => say(each, language))], ...rows.map(row), all]);
}

function waitsOf({ waits }: Simulation, { clocks, topics }: Regulation, language: Language): string[][] {
  const side = (awaited: WaitRow['awaited']): string => say(texts[awaited], language);
  const titled = (of: Readonly<Record<string, { readonly title: Text }>>) => (key: string) => {
    const title = of[key]?.title;
    return title === undefined ? say(texts.noClock, language) : say(title, language);
  };
  const rows = (name: Text, of: readonly WaitRow[], nameOf: (key: string) => string): string[] =>
    table([
      [name, texts.bySide, texts.time, texts.share, texts.times, texts.longest].map((text) => say(text, language)),
      ...of
        .slice(0, mostRows)
        .map(({ key, awaited, workingSeconds, share, count, longest }) => [
          nameOf(key),
          side(awaited),
          spanText(workingSeconds, language),
          percent(share),
          String(count),
          longestText(longest, language),
        ]),
    ]);
  return [
    rows(texts.waits, waits.bySide, (key) => say(texts[key as WaitRow['awaited']], language)),
    rows(texts.byStage, waits.byStage, (key) => codeText(key, language)),
    rows(texts.byClock, waits.byClock, titled(clocks)),
    rows(texts.byTopic, waits.byTopic, titled(topics)),
  ];
}

function besidesOf({ extensions, holds, partsOrders, visits }: Simulation, language: Language): string[] {
  const held = holds.map(
    ({ title, source, count }) => `${say(title, language)} ${count} (${sourceText(sourceParts(source), language)})`,
  );
  return [
    fill(say(texts.extensions, language), extensions),
    ...(held.length === 0 ? [] : [`${say(texts.holds, language)}: ${held.join(', ')}`]),
    ...(partsOrders === 0 ? [] : [fill(say(texts.parts, language), { count: partsOrders })]),
    ...(visits === null ? [] : [fill(say(texts.visits, language), visits)]),
  ];
}

function monthsOf({ months }: Simulation, language: Language): string[] {
  const columns = [texts.month, texts.filed, texts.closed, texts.promised, texts.kept, texts.missed, texts.running];
  return [
    say(texts.months, language),
    ...table([
      columns.map((text) => say(text, language)),
      ...months.map(({ month, filed, closed, promised, kept, missed, running }) => [
        month,
        ...[filed, closed, promised, kept, missed, running].map(String),
      ]),
    ]),
  ];
}

function refusalsOf({ refusals }: Simulation, language: Language): string[] {
  if (refusals.length === 0) return [];
  const lines = refusals.map(({ word, code, count }) => `${word}: ${code} ${count}`);
  return [`${say(texts.refusals, language)}: ${lines.join(', ')}`];
}

function longestText(longest: Longest | null, language: Language): string {
  return longest === null ? '—' : `${spanText(longest.workingSeconds, language)} (${longest.tid})`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
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
