import { sourceParts, type Regulation, type Text } from '../../domain/regulation';
import type { Ledger, Simulation, WaitRow } from '../../domain/simulation';
import { codeText } from '../../texts/codes';
import { say, type Language } from '../../texts/language';
import { citedText } from '../../texts/rules/sources';
import { simulationTexts } from '../../texts/simulation';

/** A played year with the titles of the regulation, in the reader's language. */
export function presentYear(told: Simulation, regulation: Regulation, language: Language): object {
  const { title, tickets, promises, asked, waits, holds, ...rest } = told;
  const titled = (of: Readonly<Record<string, { readonly title: Text }>>) => (key: string) => {
    const found = Object.hasOwn(of, key) ? of[key]?.title : undefined;
    return say(found ?? simulationTexts.noClock, language);
  };
  const rows = (of: readonly WaitRow[], nameOf: (key: string) => string): object[] =>
    of.map((row) => ({ ...row, title: nameOf(row.key), awaitedText: say(simulationTexts[row.awaited], language) }));
  return {
    ...rest,
    title: say(title, language),
    worksUnderContracts: regulation.intake.contract === 'required',
    tickets: {
      ...tickets,
      closings: tickets.closings.map(({ how, count }) => ({ how, title: codeText(how, language), count })),
    },
    promises: presentLedger(promises, language),
    asked: presentLedger(asked, language),
    waits: {
      workingSeconds: waits.workingSeconds,
      bySide: rows(waits.bySide, (key) => say(simulationTexts[key as WaitRow['awaited']], language)),
      byStage: rows(waits.byStage, (key) => codeText(key, language)),
      byClock: rows(waits.byClock, titled(regulation.clocks)),
      byTopic: rows(waits.byTopic, titled(regulation.topics)),
    },
    holds: holds.map(({ reason, title: name, source, count }) => ({
      ...{ reason, title: say(name, language), source: citedText(sourceParts(source), language), count },
    })),
  };
}

function presentLedger({ total, rows }: Ledger, language: Language): object {
  return {
    total,
    rows: rows.map(({ owes: _, title, source, ...row }) => ({
      ...row,
      title: say(title, language),
      source: citedText(sourceParts(source), language),
    })),
  };
}
