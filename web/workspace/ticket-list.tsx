import { Button, Center, Loader } from '@mantine/core';
import { useElementSize, useHotkeys, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { counted } from '../../texts/language';
import { newTickets, queueTexts } from '../../texts/web/workspace';
import { useLanguage, useTexts } from '../language/language';
import { useMe, type Me } from '../session/me';
import { isBusyElsewhere, listMark } from './keys';
import { freshest, useFreshTickets, type Row } from './fresh-tickets';
import classes from './ticket-list.module.css';
import { chooseAll, chooseTo, clearChosen, toggleChosen, useSelection } from './many/selection';
import { TicketRow } from './ticket-row';
import type { Queue } from './use-queue';

/** Read on before its end is in sight, so that a wheel in one go finds rows. */
const aheadRows = 400;
const followMs = 160;
const tickMs = 30_000;

const loadPanel = (): void => void import('./ticket-panel').catch(() => undefined);

/** The rows of a queue: only those in sight are drawn, and the place is kept whatever happens elsewhere. */
export function TicketList({
  queue,
  zone,
  openTid,
  onOpen,
}: {
  queue: Queue;
  zone: string | undefined;
  openTid: string | undefined;
  onOpen: (tid: string) => void;
}): ReactNode {
  const say = useTexts(queueTexts);
  const language = useLanguage();
  const me = useMe();
  const { timeZone } = me;
  const { rows, hasMore, isLoadingMore, more, news, renew, sees } = queue;
  useFreshTickets();
  const now = useNow();
  const prefix = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: measured, width } = useElementSize<HTMLDivElement>();
  const ref = useMergedRef(scroller, measured);
  const rowHeight = width === 0 || width > 880 ? 52 : width > 430 ? 66 : 82;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  useEffect(() => virtual.measure(), [rowHeight, virtual]);

  const [activeTid, setActiveTid] = useState<string | undefined>(openTid);
  const at = Math.max(
    0,
    rows.findIndex(({ tid }) => tid === (activeTid ?? openTid)),
  );
  const active = rows[at];
  const follow = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(follow.current), []);
  const go = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row === undefined) return;
    setActiveTid(row.tid);
    virtual.scrollToIndex(rows.indexOf(row), { align: 'auto' });
    clearTimeout(follow.current);
    // While one is open beside, the walk shows each, but not those that are only passed.
    if (openTid !== undefined) follow.current = setTimeout(() => onOpen(row.tid), followMs);
  };
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    Home: () => go(0),
    End: () => go(rows.length - 1),
    PageDown: () => go(at + page),
    PageUp: () => go(at - page),
    Enter: () => active !== undefined && onOpen(active.tid),
  };
  const chosen = useSelection().tids;
  const shown = useRef<readonly string[]>([]);
  shown.current = rows.map(({ tid }) => tid);
  const choose = useCallback((tid: string, isRange: boolean): void => {
    setActiveTid(tid);
    if (isRange) chooseTo(shown.current, tid, tid);
    else toggleChosen(tid);
  }, []);
  /** Goes on, and chooses where it came from and where it goes. */
  const extend = (step: number): void => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
    if (active === undefined || next === undefined) return;
    chooseTo(shown.current, active.tid, next.tid);
    setActiveTid(next.tid);
    virtual.scrollToIndex(rows.indexOf(next), { align: 'auto' });
  };
  const choosing: Readonly<Record<string, () => void>> = {
    'Shift ArrowDown': () => extend(1),
    'Shift ArrowUp': () => extend(-1),
    'Ctrl KeyA': () => chooseAll(shown.current),
    Escape: clearChosen,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const named = event.shiftKey
      ? `Shift ${event.key}`
      : event.ctrlKey || event.metaKey
        ? `Ctrl ${event.code}`
        : event.key;
    const choice = event.altKey ? undefined : choosing[named];
    if (choice !== undefined && (named !== 'Escape' || chosen.size > 0)) {
      event.preventDefault();
      event.stopPropagation();
      return choice();
    }
    const move = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey ? undefined : moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };
  const walk = (step: number) => (): void => {
    if (isBusyElsewhere()) return;
    scroller.current?.focus({ preventScroll: true });
    go(activeTid === undefined && openTid === undefined ? 0 : at + step);
  };
  const physical = { usePhysicalKeys: true };
  useHotkeys([
    ['J', walk(1), physical],
    ['K', walk(-1), physical],
    ['X', () => void (isBusyElsewhere() || active === undefined || choose(active.tid, false)), physical],
  ]);

  const items = virtual.getVirtualItems();
  const lastSeen = items.at(-1)?.index ?? 0;
  useEffect(() => {
    // Before anybody scrolls, only what fills the window is read.
    const ahead = (virtual.scrollOffset ?? 0) > 0 ? aheadRows : 1;
    if (hasMore && !isLoadingMore && lastSeen > 0 && lastSeen + ahead >= rows.length) more();
  });
  const seen = items.map(({ index }) => rows[index]?.tid ?? '').join(' ');
  useEffect(() => sees(seen.split(' ')), [seen, sees]);

  return (
    <div className={classes['frame']}>
      {news !== 0 && (
        <div className={classes['news']} role="status">
          <Button size="compact-sm" variant="light" radius="xl" onClick={() => (renew(), virtual.scrollToOffset(0))}>
            {news === 'many' ? say('changed') : counted(news, newTickets, language)} · {say('show')}
          </Button>
        </div>
      )}
      <div
        ref={ref}
        role="listbox"
        aria-label={say('list')}
        aria-multiselectable
        aria-activedescendant={active === undefined ? undefined : `${prefix}${active.tid}`}
        tabIndex={0}
        className={classes['scroller']}
        onKeyDown={onKeyDown}
        // What a click shows is fetched as soon as one comes near.
        onPointerEnter={loadPanel}
        onFocus={loadPanel}
        {...listMark}
      >
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
          {items.map(({ index, start, size }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <div
                key={row.tid}
                role="presentation"
                className={classes['place']}
                style={{ height: size, transform: `translateY(${start}px)` }}
              >
                <TicketRow
                  row={freshest(row)}
                  id={`${prefix}${row.tid}`}
                  place={index + 1}
                  timeZone={timeZone}
                  zone={zone}
                  now={now}
                  isActive={row.tid === active?.tid}
                  isOpen={row.tid === openTid}
                  isChosen={chosen.has(row.tid)}
                  isOwn={isOwed(freshest(row), me)}
                  onOpen={onOpen}
                  onChoose={choose}
                />
              </div>
            );
          })}
        </div>
        {isLoadingMore && (
          <Center p="sm" aria-hidden>
            <Loader size="xs" />
          </Center>
        )}
      </div>
    </div>
  );
}

/** The time, now and then: rows redden by themselves. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Whether the reader owes the next step: as the responsible or in that one's place, or by a role at the desk. */
function isOwed({ desk, company, nextStep: { owes }, assignee, service }: Row, me: Me): boolean {
  const own = me.memberships.filter((it) => it.desk === desk && it.role !== 'client');
  if (owes === 'responsible')
    return own.some(({ shortId, standsInFor }) =>
      [shortId, ...standsInFor.map((it) => it.shortId)].some((it) => it === assignee?.shortId),
    );
  if (owes === 'service')
    return own.some(({ role, services }) =>
      services.length === 0 ? role === 'specialist' : service !== null && services.includes(service),
    );
  return own.some(
    (it) => it.role === owes && (it.role !== 'personal-manager' || it.company === null || it.company.id === company.id),
  );
}
