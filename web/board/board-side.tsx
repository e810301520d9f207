import { Button, NativeSelect, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { boardTexts, sideTexts } from '../../texts/web/board';
import type { Schemas } from '../api/client';
import { Empty, Failed, Loading } from '../kit/states';
import { useStillList } from '../kit/still-list';
import { useLanguage, useTexts } from '../language/language';
import { momentIn } from '../time/format';
import classes from './board.module.css';
import { boardQueries } from './board-queries';
import { cellId } from './board-words';
import { dateIn } from './days';
import { useCarry } from './drag';
import { sideViews, type SideView } from './search';

type Line = Schemas['VisitLine'];

/** Beside the board: visits to plan, and others that want to be looked at. Each is opened, or carried to a technician's day. */
export function BoardSide({
  desk,
  zone,
  view,
  planned,
  onView,
  onOpen,
}: {
  desk: string;
  zone: string;
  view: SideView;
  /** Numbers of those that were given a time here: these leave the list at once. */
  planned: ReadonlySet<string>;
  onView: (view: SideView) => void;
  onOpen: (number: string) => void;
}): ReactNode {
  const say = useTexts(sideTexts);
  return (
    <section className={classes['side']} aria-label={say('side')}>
      <NativeSelect
        size="sm"
        aria-label={say('view')}
        value={view}
        data={sideViews.map((value) => ({ value, label: say(value) }))}
        onChange={({ currentTarget: { value } }) => {
          const chosen = sideViews.find((it) => it === value);
          if (chosen !== undefined) onView(chosen);
        }}
      />
      <Lines key={`${desk} ${view}`} desk={desk} zone={zone} view={view} planned={planned} onOpen={onOpen} />
    </section>
  );
}

function Lines({
  desk,
  zone,
  view,
  planned,
  onOpen,
}: {
  desk: string;
  zone: string;
  view: SideView;
  planned: ReadonlySet<string>;
  onOpen: (number: string) => void;
}): ReactNode {
  const say = useTexts(sideTexts);
  const found = useInfiniteQuery(boardQueries.side(desk, view));
  const items = useMemo(() => found.data?.pages.flatMap((page) => page.items), [found.data]);
  const list = useStillList(items, { key: `${desk} ${view}`, pages: found.data?.pages.length ?? 0 });
  const [at, setAt] = useState(0);
  const lines = list.lines.filter(({ item, isGone }) => !isGone || !planned.has(item.number));
  // Nothing is read that could move.
  const isOnlyNew = lines.length === 0 && list.added > 0;
  const settle = useEffectEvent(list.settle);
  useEffect(() => {
    if (isOnlyNew) settle();
  }, [isOnlyNew]);
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  if (lines.length === 0)
    return view === 'to-plan' ? (
      <Empty title={say('noneToPlan')} hint={say('noneToPlanHint')} />
    ) : (
      <Empty title={say('none')} />
    );
  const active = Math.min(at, lines.length - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const stop = (event.target as HTMLElement).closest<HTMLElement>('[data-line]');
    if (stop === null || stop.dataset['carried'] !== undefined || event.defaultPrevented) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      Home: 0,
      End: lines.length - 1,
    };
    const line = lines[active];
    if (event.key === 'Enter' && line !== undefined) onOpen(line.item.number);
    else if (event.key in steps) {
      const next = Math.max(0, Math.min(lines.length - 1, steps[event.key] ?? 0));
      setAt(next);
      event.currentTarget.querySelectorAll<HTMLElement>('[data-line]')[next]?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <div className={classes['lines']} onKeyDown={onKeyDown}>
      {list.added > 0 && (
        <Button size="compact-sm" variant="light" radius="xl" onClick={list.settle}>
          {say('changed')}
        </Button>
      )}
      {lines.map(({ item, isGone }, index) => (
        <SideLine
          key={item.id}
          line={item}
          zone={zone}
          isGone={isGone}
          isActive={index === active}
          onOpen={onOpen}
          onReach={() => setAt(index)}
        />
      ))}
      {found.hasNextPage && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {say('more')}
        </Button>
      )}
    </div>
  );
}

function SideLine({
  line,
  zone,
  isGone,
  isActive,
  onOpen,
  onReach,
}: {
  line: Line;
  zone: string;
  isGone: boolean;
  isActive: boolean;
  onOpen: (number: string) => void;
  onReach: () => void;
}): ReactNode {
  const say = useTexts(boardTexts);
  const side = useTexts(sideTexts);
  const language = useLanguage();
  const { id, number, site, slot, technician, nextDue, overdue, company, stage, ticket } = line;
  const cell =
    slot === null || technician === null ? null : cellId(technician.shortId, dateIn(zone, Date.parse(slot.from)));
  const { ref, isCarried, props } = useCarry(
    { id: `line ${id}`, number, label: number, cell },
    isActive ? 0 : -1,
    say('card'),
  );
  const waits = line.waitsFor.filter((it) => it !== 'act');
  return (
    <div
      {...props}
      ref={ref}
      className={classes['line']}
      data-line={number}
      data-carried={isCarried || undefined}
      data-tone={overdue ? 'late' : undefined}
      data-gone={isGone || undefined}
      onClick={() => onOpen(number)}
      onFocus={onReach}
    >
      <span className={classes['lineHead']}>
        <span className={classes['time']}>{number}</span>
        <span className={overdue ? classes['lateDue'] : classes['minor']}>
          {nextDue === null ? say('noDue') : say('due', { at: momentIn(nextDue, zone, language, 'short') })}
        </span>
      </span>
      <span className={classes['town']}>{ticket.subject}</span>
      <span className={classes['town']} title={site.title}>
        {site.address}
      </span>
      <span className={classes['minor']}>{company.name}</span>
      <span className={classes['stage']}>{isGone ? side('gone') : stage.title}</span>
      {waits.map((mark) => (
        <span key={mark} className={classes['mark']} data-mark={mark}>
          {say(mark === 'decision' ? 'doubt' : mark)}
        </span>
      ))}
      {technician !== null && <Text size="xs">{technician.name}</Text>}
    </div>
  );
}
