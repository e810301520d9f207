import type { Fault } from '../../regulations';
import type { RehearsalLineRead, RehearsalRead } from '../../store/rehearsal/read-rehearsal';
import { rulesKey, type TitledClocks } from '../../store/rehearsal/rules-of-lines';
import type { ClockMove } from '../../store/rehearsal/types';
import type { Language } from '../../texts/language';
import { clockTitle, lackTexts, outcomeTexts, rehearsalTexts, turnTexts } from '../../texts/rehearsal';
import { ruleFaultText } from '../../texts/rules/faults';
import { spanText } from '../../texts/terms';
import { timeWithOffset } from '../../texts/zoned-time';
import { presentCompany } from '../names';
import { iso, isoOrNull } from '../tickets/present-clock';
import { csvRow } from '../http/csv';
import { deskTitle, type DraftNames } from './present';

export interface RehearsalFound {
  readonly rehearsal: RehearsalRead;
  /** Of what is drafted now. */
  readonly current: boolean;
  readonly lines: readonly RehearsalLineRead[];
  readonly cursor: string | null;
  readonly clocks: TitledClocks;
  /** Desks that the reader administers. */
  readonly desks: readonly string[];
  readonly names: RehearsalNames;
}

/** How all desks are called, and the companies that are named by their ids alone. */
export type RehearsalNames = Pick<DraftNames, 'desks' | 'companies'>;

export function presentRehearsalPage(found: RehearsalFound, language: Language): object {
  const { rehearsal, current, lines, cursor, clocks, desks, names } = found;
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
          deskTitle: deskTitle(desk, names.desks, language),
          client: clientId === null ? null : presentCompany(clientId, names.companies.get(clientId)),
          contract,
          version,
          faults: faults.map((fault) => presentFault(fault, language)),
        };
      }),
    items: lines.map(({ kind, id, number, desk, clientId, clientName, outcome, moves, lacks }) => ({
      ...{ kind, id, number, desk, outcome },
      deskTitle: deskTitle(desk, names.desks, language),
      client: clientId === null ? null : presentCompany(clientId, clientName),
      moves: moves.map(({ key, clock, before, after, left, turns }) => ({
        ...{ key, clock, left, turns },
        title: clockTitle(clocks.get(rulesKey({ desk, clientId }))?.clocks, clock, language),
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
export function rehearsalRows(
  line: RehearsalLineRead,
  clocks: TitledClocks,
  names: RehearsalNames,
  language: Language,
): string {
  const { number, desk, clientName, outcome, moves, lacks } = line;
  const { timeZone = 'UTC', clocks: titled } = clocks.get(rulesKey(line)) ?? {};
  const head = [number, deskTitle(desk, names.desks, language), clientName ?? '', outcomeTexts[outcome][language]];
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
