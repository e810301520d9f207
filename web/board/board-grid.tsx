import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react';
import { boardTexts } from '../../texts/web/board';
import { useLanguage, useTexts } from '../language/language';
import { dayIn } from '../time/format';
import classes from './board.module.css';
import type { BoardRow } from './board-words';
import type { DaySpan } from './days';
import { isMoveKey, moved } from './moves';
import { TechnicianRow, type BoardActs } from './technician-row';

/** How high the days' names and how wide the technicians' are; the style sheet says the same. */
export const headHeight = 40;

/** What others ask of the board. */
export interface BoardHandle {
  /** Brings a technician into sight. */
  readonly show: (row: number) => void;
  /** Brings a technician into sight, and the keys to the person. */
  readonly focus: (row: number) => void;
  /** The first technician in sight. */
  readonly first: () => number;
}

/** Where the keys are, by what does not change when rows and cards do. */
interface Active {
  readonly technician: string;
  readonly column: number;
  readonly visit: string | null;
}

/** All that is drawn is told of each cell that is passed while a visit is carried. */
const overscan = 2;
const cardHeight = 78;
const leastHeight = 76;

/** Technicians and days: only the rows in sight are drawn, and keys bring in the others. */
export function BoardGrid({
  rows,
  week,
  today,
  now,
  scroller,
  acts,
  ref,
}: {
  rows: readonly BoardRow[];
  week: readonly DaySpan[];
  today: string;
  now: number;
  scroller: RefObject<HTMLDivElement | null>;
  acts: BoardActs;
  ref: Ref<BoardHandle>;
}): ReactNode {
  const say = useTexts(boardTexts);
  const language = useLanguage();
  const [active, setActive] = useState<Active | null>(null);
  const activeRow = Math.max(
    0,
    rows.findIndex(({ technician }) => technician.shortId === active?.technician),
  );
  const jobsAt = (row: number, column: number) => rows[row]?.cells[column - 1]?.jobs ?? [];
  const column = active?.column ?? 0;
  const card = Math.max(
    0,
    jobsAt(activeRow, column).findIndex(({ visit }) => visit.id === active?.visit),
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(rows[index]),
    getItemKey: (index) => rows[index]?.technician.shortId ?? index,
    overscan,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    // Whoever is reached by the keys stays, wherever a wheel goes meanwhile.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), activeRow])].toSorted((a, b) => a - b),
  });

  const hovered = useRef(-1);
  // What somebody looks at, by the pointer or the keys, stays where it is when a row above becomes higher.
  virtual.shouldAdjustScrollPositionOnItemSizeChange = ({ index, start }) => {
    const isHere = scroller.current?.contains(document.activeElement) === true;
    const watched = hovered.current >= 0 ? hovered.current : isHere ? activeRow : -1;
    return start < (virtual.scrollOffset ?? 0) + headHeight || (index < watched && !virtual.isScrolling);
  };

  const isWanted = useRef(false);
  useEffect(() => {
    if (!isWanted.current) return;
    const stop = scroller.current?.querySelector<HTMLElement>('[data-stop][tabindex="0"]');
    if (stop == null || stop.closest('[data-row]')?.getAttribute('data-row') !== String(activeRow)) return;
    isWanted.current = false;
    stop.focus({ preventScroll: true });
    stop.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  const go = (row: number, toColumn: number, toCard: number): void => {
    const technician = rows[row]?.technician.shortId;
    if (technician === undefined) return;
    isWanted.current = true;
    setActive({ technician, column: toColumn, visit: jobsAt(row, toColumn)[toCard]?.visit.id ?? null });
    if (!virtual.getVirtualItems().some(({ index }) => index === row)) virtual.scrollToIndex(row);
  };
  useImperativeHandle(ref, () => ({
    show: (row) => virtual.scrollToIndex(row, { align: 'auto' }),
    focus: (row) => {
      virtual.scrollToIndex(row, { align: 'start' });
      go(row, 0, 0);
    },
    first: () =>
      virtual.getVirtualItems().find(({ end }) => end > (virtual.scrollOffset ?? 0) + headHeight)?.index ?? 0,
  }));

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const stop = (event.target as HTMLElement).closest<HTMLElement>('[data-stop]');
    // While a visit is carried the keys move it.
    if (stop === null || stop.dataset['carried'] !== undefined || event.defaultPrevented) return;
    if (event.key === 'Enter') return enter(event, stop);
    if (!isMoveKey(event.key) || event.altKey || event.metaKey) return;
    event.preventDefault();
    const page = Math.max(1, virtual.getVirtualItems().length - 2 * overscan);
    const field = {
      rows: rows.length,
      columns: week.length + 1,
      page,
      cards: (r: number, c: number) => jobsAt(r, c).length,
    };
    const place = moved({ row: activeRow, column, card }, event.key, event.ctrlKey, field);
    go(place.row, place.column, place.card);
  };
  const enter = (event: KeyboardEvent<HTMLElement>, stop: HTMLElement): void => {
    const { visit } = stop.dataset;
    const date = stop.dataset['date'];
    const technician = rows[activeRow]?.technician.shortId;
    if (visit !== undefined) acts.openJob(visit);
    else if (date !== undefined && technician !== undefined) acts.openTechnician(technician, date);
    else return;
    event.preventDefault();
  };
  const follow = (target: HTMLElement): void => {
    const stop = target.closest<HTMLElement>('[data-stop]');
    const row = rows[Number(stop?.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? -1)];
    if (stop === null || row === undefined) return;
    const date = stop.closest<HTMLElement>('[data-date]')?.dataset['date'];
    const toColumn = date === undefined ? 0 : week.findIndex((day) => day.date === date) + 1;
    setActive({ technician: row.technician.shortId, column: toColumn, visit: stop.dataset['stop'] || null });
  };

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={say('board')}
      aria-rowcount={rows.length + 1}
      aria-colcount={week.length + 1}
      className={classes['scroller']}
      onKeyDown={onKeyDown}
      onFocus={(event) => follow(event.target)}
      onPointerOver={({ target }) => {
        hovered.current = Number((target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset['row'] ?? -1);
      }}
      onPointerLeave={() => {
        hovered.current = -1;
      }}
    >
      <div role="rowgroup" className={classes['heads']}>
        <div role="row" aria-rowindex={1} className={classes['row']}>
          <div role="columnheader" aria-colindex={1} className={classes['corner']}>
            {say('technicians')}
            <span className={classes['minor']}>{say('timesOfSite')}</span>
          </div>
          {week.map(({ date }, index) => (
            <div
              key={date}
              role="columnheader"
              aria-colindex={index + 2}
              aria-current={date === today ? 'date' : undefined}
              className={classes['day']}
              data-today={date === today || undefined}
            >
              {dayIn(date, language, 'short')}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={classes['rows']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              role="row"
              aria-rowindex={index + 2}
              data-index={index}
              data-row={index}
              className={classes['row']}
              style={{ transform: `translateY(${start - headHeight}px)` }}
            >
              <TechnicianRow row={row} now={now} active={index === activeRow ? { column, card } : null} acts={acts} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function heightOf(row: BoardRow | undefined): number {
  const most = Math.max(
    0,
    ...(row?.cells ?? []).map(({ jobs, absences }) => jobs.length + (absences.length > 0 ? 0.5 : 0)),
  );
  return Math.max(leastHeight, most * cardHeight + 10);
}
