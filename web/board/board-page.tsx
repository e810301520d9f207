import { Title, VisuallyHidden } from '@mantine/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { boardTexts } from '../../texts/web/board';
import { shellTexts } from '../../texts/web/shell';
import { ApiProblem } from '../api/problem';
import { queries } from '../api/queries';
import { Empty, Failed, Loading } from '../kit/states';
import { useLanguage, useTexts } from '../language/language';
import { useMe, type Me } from '../session/me';
import { BoardBar } from './board-bar';
import { BoardGrid, type BoardHandle } from './board-grid';
import { boardQueries } from './board-queries';
import { BoardSide } from './board-side';
import { cellId, placeOfCell, useDragWords, type BoardRow } from './board-words';
import classes from './board.module.css';
import { cellsOf, type TechnicianDays } from './cells';
import { dateIn, mondayOf, weekFrom, type DaySpan } from './days';
import { BoardDrag, type DragField, type Direction } from './drag';
import type { BoardSearch } from './search';

const JobDialog = lazy(async () => ({ default: (await import('./job-dialog')).JobDialog }));
const OfferDialog = lazy(async () => ({ default: (await import('./offer-dialog')).OfferDialog }));
const TechnicianDialog = lazy(async () => ({ default: (await import('./technician-dialog')).TechnicianDialog }));

const tickMs = 60_000;

/** What lies open over the board. */
export type Opened =
  | { readonly what: 'job'; readonly number: string }
  | {
      readonly what: 'offer';
      readonly number: string;
      readonly technician: string | null;
      readonly date: string | null;
    }
  | { readonly what: 'technician'; readonly technician: string; readonly date: string | null };

/** The board of visits: technicians, days, and what waits to be planned. */
export function BoardPage(): ReactNode {
  const say = useTexts(boardTexts);
  const language = useLanguage();
  const search = useSearch({ from: '/signed-in/board' });
  const me = useMe();
  const title = say('title');
  useEffect(() => {
    document.title = `${title} · ${shellTexts.product[language]}`;
  }, [title, language]);
  const known = useQuery(queries.desks());
  const desks = deskCodes(me);
  const desk = search.desk ?? desks[0];
  const zone = known.data?.items.find(({ code }) => code === desk)?.timeZone;
  const options = desks.map((value) => ({
    value,
    label: known.data?.items.find(({ code }) => code === value)?.title ?? value,
  }));
  const body = (): ReactNode => {
    if (desk === undefined) return <Empty title={say('noDesk')} hint={say('noDeskHint')} />;
    if (known.isPending) return <Loading />;
    if (known.data === undefined) return <Failed problem={known.error} onRetry={() => void known.refetch()} />;
    // Of a desk that is named in the address and not the reader's, the API says what there is to say.
    return <Board key={desk} desk={desk} desks={options} zone={zone ?? me.timeZone} search={search} />;
  };
  return (
    <div className={classes['page']}>
      <Title order={1} className={classes['title']}>
        {title}
      </Title>
      {body()}
    </div>
  );
}

/** Who plans is shown the own desks; whoever works at one may look. */
function deskCodes({ memberships }: Me): readonly string[] {
  const plans = ['coordinator', 'manager', 'administrator'];
  const looks = [...plans, 'specialist', 'technician'];
  const of = (roles: readonly string[]) => memberships.filter(({ role }) => roles.includes(role)).map((it) => it.desk);
  return [...new Set([...of(plans), ...of(looks)])];
}

function Board({
  desk,
  desks,
  zone,
  search,
}: {
  desk: string;
  desks: readonly { readonly value: string; readonly label: string }[];
  zone: string;
  search: BoardSearch;
}): ReactNode {
  const say = useTexts(boardTexts);
  const navigate = useNavigate({ from: '/board' });
  const now = useNow();
  const today = dateIn(zone, now);
  const monday = mondayOf(search.week ?? today);
  const week = useMemo(() => weekFrom(monday, zone), [monday, zone]);
  const found = useWeek(desk, monday);
  const rows = useRows(found.data?.technicians, week, today);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [told, setTold] = useState('');
  const [planned, setPlanned] = useState<ReadonlySet<string>>(new Set());
  const handle = useRef<BoardHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const words = useDragWords(rows);
  const field: DragField = {
    scroller,
    next: (cell, direction) => {
      const next = nextCell({ rows, week, today }, cell, direction, handle.current?.first() ?? 0);
      if (next !== null) handle.current?.show(next.row);
      return next?.cell ?? null;
    },
  };
  const acts = useMemo(
    () => ({
      openJob: (number: string) => setOpened({ what: 'job', number }),
      openTechnician: (technician: string, date: string | null) => setOpened({ what: 'technician', technician, date }),
    }),
    [],
  );
  const change = (changes: BoardSearch): void => {
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false });
  };
  const close = (): void => setOpened(null);
  const board = (): ReactNode => {
    if (found.isPending) return <Loading />;
    if (found.data === undefined) {
      const isForbidden = found.error instanceof ApiProblem && found.error.code === 'forbidden';
      if (isForbidden) return <Empty title={say('noDesk')} hint={say('noDeskHint')} />;
      return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
    }
    if (rows.length === 0) return <Empty title={say('none')} hint={say('noneHint')} />;
    return <BoardGrid ref={handle} rows={rows} week={week} today={today} now={now} scroller={scroller} acts={acts} />;
  };
  return (
    <>
      <BoardBar
        monday={monday}
        thisMonday={mondayOf(today)}
        desk={desk}
        desks={desks}
        names={rows.map(({ technician }) => technician.name)}
        onWeek={(to) => change({ week: to })}
        onDesk={(to) => change({ desk: to })}
        onFind={(row) => handle.current?.focus(row)}
      />
      <p role="status" className={classes['told']}>
        {told}
      </p>
      <BoardDrag
        field={field}
        words={words}
        onDrop={({ number }, cell) => setOpened({ what: 'offer', number, ...placeOfCell(cell) })}
      >
        <div className={classes['body']}>
          <div className={classes['main']}>{board()}</div>
          <BoardSide
            desk={desk}
            zone={zone}
            view={search.view ?? 'to-plan'}
            planned={planned}
            onView={(view) => change({ view })}
            onOpen={acts.openJob}
          />
        </div>
      </BoardDrag>
      {opened !== null && (
        <Suspense fallback={<VisuallyHidden role="status">…</VisuallyHidden>}>
          {opened.what === 'job' && (
            <JobDialog
              key={opened.number}
              number={opened.number}
              onOffer={() => setOpened({ what: 'offer', number: opened.number, technician: null, date: null })}
              onClose={close}
            />
          )}
          {opened.what === 'offer' && (
            <OfferDialog
              key={opened.number}
              number={opened.number}
              technician={opened.technician}
              date={opened.date}
              rows={rows}
              zone={zone}
              onOffered={(sentence) => {
                setTold(sentence);
                setPlanned((before) => new Set([...before, opened.number]));
                // Only this one: what was opened meanwhile stays open.
                setOpened((now) => (now === opened ? null : now));
              }}
              onClose={close}
            />
          )}
          {opened.what === 'technician' && (
            <TechnicianDialog
              key={opened.technician}
              desk={desk}
              zone={zone}
              row={rows.find(({ technician }) => technician.shortId === opened.technician)}
              date={opened.date}
              onClose={close}
            />
          )}
        </Suspense>
      )}
    </>
  );
}

/** Changes of one moment make one reading. */
const apartMs = 700;

/** A week of the board, read again when a visit has changed: what is being read comes first, however fast changes follow each other. */
function useWeek(desk: string, monday: string): UseQueryResult<{ readonly technicians: readonly TechnicianDays[] }> {
  const found = useQuery(boardQueries.week(desk, monday));
  const { data: changedAt = 0 } = useQuery(boardQueries.news());
  const { data, isFetching, refetch, error, errorUpdatedAt } = found;
  const askedAt = data?.askedAt ?? null;
  // What could not be read is tried again by the minute, or when the next change is heard of.
  const isTried = error !== null && errorUpdatedAt >= changedAt;
  const isOld = askedAt !== null && changedAt > askedAt && !isFetching && !isTried;
  useEffect(() => {
    if (!isOld) return undefined;
    const timer = setTimeout(() => void refetch(), Math.max(0, (askedAt ?? 0) + apartMs - Date.now()));
    return () => clearTimeout(timer);
  }, [isOld, askedAt, refetch]);
  return found;
}

/** The rows of the board; of technicians about whom nothing has changed they stay what they are. */
function useRows(
  technicians: readonly TechnicianDays[] | undefined,
  week: readonly DaySpan[],
  today: string,
): readonly BoardRow[] {
  // oxlint-disable-next-line react/exhaustive-deps -- kept for as long as the days are the same
  const kept = useMemo(() => new WeakMap<TechnicianDays, BoardRow>(), [week, today]);
  return useMemo(
    () =>
      (technicians ?? []).map((technician) => {
        const row = kept.get(technician) ?? { technician, cells: cellsOf(technician, week, today) };
        kept.set(technician, row);
        return row;
      }),
    [technicians, kept, week, today],
  );
}

interface Around {
  readonly rows: readonly BoardRow[];
  readonly week: readonly DaySpan[];
  readonly today: string;
}

/** The cell beside another one; from nowhere today's of the first technician in sight, or the week's first day. */
function nextCell(
  { rows, week, today }: Around,
  cell: string | null,
  direction: Direction | null,
  first: number,
): { readonly cell: string; readonly row: number } | null {
  const from = cell === null ? null : placeOfCell(cell);
  const row = from === null ? first : rows.findIndex(({ technician }) => technician.shortId === from.technician);
  const day = week.findIndex(({ date }) => date === (from?.date ?? today));
  const toRow = row + (direction === 'down' ? 1 : direction === 'up' ? -1 : 0);
  const toDay = Math.max(0, day) + (direction === 'right' ? 1 : direction === 'left' ? -1 : 0);
  const technician = rows[toRow]?.technician.shortId;
  const date = week[toDay]?.date;
  return technician === undefined || date === undefined ? null : { cell: cellId(technician, date), row: toRow };
}

/** The time, now and then: what is late, and which day it is, is seen by itself. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
