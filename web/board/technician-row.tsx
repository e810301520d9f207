import { memo, type ReactNode } from 'react';
import { boardTexts } from '../../texts/web/board';
import { useTexts } from '../language/language';
import classes from './board.module.css';
import { cellId, useCellState, type BoardRow } from './board-words';
import type { Cell } from './cells';
import { useCellDrop } from './drag';
import { JobCard } from './job-card';

/** What can be opened from the board. */
export interface BoardActs {
  readonly openJob: (number: string) => void;
  /** A technician, or one day of the person. */
  readonly openTechnician: (shortId: string, date: string | null) => void;
}

interface RowProps {
  readonly row: BoardRow;
  readonly now: number;
  /** Where the keys are, if they are here: column 0 is the name. */
  readonly active: { readonly column: number; readonly card: number } | null;
  readonly acts: BoardActs;
}

/** A technician and seven days. */
export const TechnicianRow = memo(function TechnicianRow({ row, now, active, acts }: RowProps): ReactNode {
  const say = useTexts(boardTexts);
  const { technician, cells } = row;
  const { shortId, name, home, jobs } = technician;
  return (
    <>
      <div role="rowheader" aria-colindex={1} className={classes['name']}>
        <button
          type="button"
          className={classes['who']}
          data-stop=""
          tabIndex={active?.column === 0 ? 0 : -1}
          onClick={() => acts.openTechnician(shortId, null)}
        >
          {name}
        </button>
        <span className={classes['minor']} title={home.title}>
          {home.title}
        </span>
        <span className={classes['minor']}>{say('jobs', { count: jobs.length })}</span>
      </div>
      {cells.map((cell, index) => (
        <DayCell
          key={cell.date}
          cell={cell}
          technician={shortId}
          column={index + 1}
          now={now}
          active={active?.column === index + 1 ? active.card : null}
          acts={acts}
        />
      ))}
    </>
  );
});

const DayCell = memo(function DayCell({
  cell,
  technician,
  column,
  now,
  active,
  acts,
}: {
  cell: Cell;
  technician: string;
  column: number;
  now: number;
  active: number | null;
  acts: BoardActs;
}): ReactNode {
  const say = useTexts(boardTexts);
  const stateOf = useCellState();
  const id = cellId(technician, cell.date);
  const { ref, isOver } = useCellDrop(id);
  const { jobs, absences, isAway, works, isPast, isToday, date } = cell;
  const isEmpty = jobs.length === 0;
  const state = stateOf(cell);
  return (
    <div
      ref={ref}
      role="gridcell"
      aria-colindex={column + 1}
      className={classes['cell']}
      data-date={date}
      data-past={isPast || undefined}
      data-today={isToday || undefined}
      data-off={!works || isAway || undefined}
      data-over={isOver || undefined}
      {...(isEmpty ? { 'data-stop': '', tabIndex: active === null ? -1 : 0 } : {})}
    >
      {absences.length > 0 && state !== null ? (
        <button
          type="button"
          tabIndex={-1}
          className={classes['absence']}
          onClick={() => acts.openTechnician(technician, date)}
        >
          {state}
        </button>
      ) : (
        (isEmpty || !works) && (
          <span className={works ? classes['hidden'] : classes['off']}>{state ?? say('free')}</span>
        )
      )}
      {jobs.map((job, card) => (
        <JobCard key={job.visit.id} job={job} cell={id} now={now} isActive={active === card} onOpen={acts.openJob} />
      ))}
    </div>
  );
});
