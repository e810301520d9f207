import type { Regulation } from '../../domain/regulation';
import type { Fault } from '../../regulations';
import type { RehearsalLineRead, RehearsalRead } from '../../store/rehearsal/read-rehearsal';
import type { ClockMove } from '../../store/rehearsal/types';
import type { Language } from '../../texts/language';
import { clockTitle, lackTexts, outcomeTexts, rehearsalTexts, turnTexts } from '../../texts/rehearsal';
import { ruleFaultText } from '../../texts/rules/faults';
import { spanText } from '../../texts/terms';
import { timeWithOffset } from '../../texts/zoned-time';
import { presentCompany } from '../names';
import { iso, isoOrNull } from '../tickets/present-clock';
import { csvRow } from '../http/csv';

/** Clocks of each desk, and the clocks on its wall. */
export type DeskClocks = ReadonlyMap<string, Pick<Regulation, 'clocks' | 'timeZone'>>;

export interface RehearsalFound {
  readonly rehearsal: RehearsalRead;
  /** Of what is drafted now. */
  readonly current: boolean;
  readonly lines: readonly RehearsalLineRead[];
  readonly cursor: string | null;
  readonly clocks: DeskClocks;
  /** Desks that the reader administers. */
  readonly desks: readonly string[];
}

export function presentRehearsalPage(found: RehearsalFound, language: Language): object {
  const { rehearsal, current, lines, cursor, clocks, desks } = found;
  return {
    id: rehearsal.asked,
    at: iso(rehearsal.at),
    current,
    faults: rehearsal.faults.map((fault) => presentFault(fault, language)),
    misfits: rehearsal.misfits
      .filter(({ desk }) => desks.includes(desk))
      .map(({ desk, clientId, contract, version, faults }) => {
        return {
          desk,
          client: clientId,
          contract,
          version,
          faults: faults.map((fault) => presentFault(fault, language)),
        };
      }),
    items: lines.map(({ kind, id, number, desk, clientId, clientName, outcome, moves, lacks }) => ({
      ...{ kind, id, number, desk, outcome },
      client: clientId === null ? null : presentCompany(clientId, clientName),
      moves: moves.map(({ key, clock, before, after, left, turns }) => ({
        ...{ key, clock, left, turns },
        title: clockTitle(clocks.get(desk)?.clocks, clock, language),
        before: isoOrNull(before),
        after: isoOrNull(after),
        turnsText: turns === null ? null : turnTexts[turns][language],
      })),
      lacks: lacks.map((code) => ({ code, text: lackTexts[code][language] })),
    })),
    nextCursor: cursor,
  };
}

function presentFault({ path, message, place }: Fault, language: Language): object {
  return { path, line: place?.line ?? null, message: ruleFaultText(message)[language] };
}

/** The heading of the table. */
export function rehearsalHead(language: Language): string {
  const { number, desk, client, outcome, clock, before, after, turn, why } = rehearsalTexts;
  return csvRow([number, desk, client, outcome, clock, before, after, turn, why].map((text) => text[language]));
}

/** A row for each date that moves, or one for a process that the new rules would not fit. */
export function rehearsalRows(line: RehearsalLineRead, clocks: DeskClocks, language: Language): string {
  const { number, desk, clientName, outcome, moves, lacks } = line;
  const { timeZone = 'UTC', clocks: titled } = clocks.get(desk) ?? {};
  const head = [number, desk, clientName ?? '', outcomeTexts[outcome][language]];
  const why = lacks.map((lack) => lackTexts[lack][language]).join(', ');
  if (moves.length === 0) return csvRow([...head, '', '', '', '', why]);
  const date = (move: ClockMove, side: 'before' | 'after'): string => {
    const due = move[side];
    if (due !== null) return timeWithOffset(timeZone, due);
    return move.left === null
      ? ''
      : rehearsalTexts.left[language].replace('{left}', spanText(move.left[side], language));
  };
  return moves
    .map((move) => {
      const turn = move.turns === null ? '' : turnTexts[move.turns][language];
      const title = clockTitle(titled, move.clock, language);
      return csvRow([...head, title, date(move, 'before'), date(move, 'after'), turn, '']);
    })
    .join('');
}
