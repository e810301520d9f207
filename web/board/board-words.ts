import { boardTexts, dragTexts } from '../../texts/web/board';
import { useLanguage, useTexts } from '../language/language';
import { dayIn } from '../time/format';
import type { Cell, TechnicianDays } from './cells';
import type { DragWords } from './drag';

/** A technician with the days of the week on the board. */
export interface BoardRow {
  readonly technician: TechnicianDays;
  readonly cells: readonly Cell[];
}

const cellMark = ' ';

/** By which a day of a technician is known while something is carried. */
export function cellId(technician: string, date: string): string {
  return `${technician}${cellMark}${date}`;
}

/** What `cellId` was made of. */
export function placeOfCell(id: string): { readonly technician: string; readonly date: string } {
  const [technician = '', date = ''] = id.split(cellMark);
  return { technician, date };
}

/** What a day of a technician is like, in a word; null: there is nothing to say. */
export function useCellState(): (cell: Cell) => string | null {
  const say = useTexts(boardTexts);
  return (cell) => {
    const [absence] = cell.absences;
    if (absence !== undefined)
      return absence.reason === null || absence.reason === ''
        ? say('absent')
        : say('absentFor', { reason: cell.absences.map(({ reason }) => reason ?? '').join(', ') });
    if (cell.isPast) return say('past');
    return cell.works ? null : say('dayOff');
  };
}

/** What a screen reader hears of what is carried where. */
export function useDragWords(rows: readonly BoardRow[]): DragWords {
  const say = useTexts(dragTexts);
  const board = useTexts(boardTexts);
  const language = useLanguage();
  const stateOf = useCellState();
  const named = (id: string): { technician: string; day: string; notes: string } => {
    const { technician, date } = placeOfCell(id);
    const row = rows.find((it) => it.technician.shortId === technician);
    const cell = row?.cells.find((it) => it.date === date);
    const state = cell === undefined ? null : stateOf(cell);
    const jobs = cell === undefined || cell.jobs.length === 0 ? null : board('jobs', { count: cell.jobs.length });
    return {
      technician: row?.technician.name ?? technician,
      day: dayIn(date, language, 'full'),
      notes: [state, jobs].map((note) => (note === null ? '' : `, ${note}`)).join(''),
    };
  };
  return {
    instructions: say('instructions'),
    taken: ({ number }) => say('taken', { number }),
    over: (_carried, cell) => (cell === null ? say('nowhere') : say('over', named(cell))),
    dropped: ({ number, cell: origin }, cell) =>
      cell === null
        ? say('putBack', { number })
        : cell === origin
          ? say('same', { number })
          : say('dropped', { ...named(cell), number }),
    putBack: ({ number }) => say('putBack', { number }),
  };
}
