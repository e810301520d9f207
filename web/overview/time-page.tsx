import { Button, Group as Row, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { timeTexts } from '../../texts/web/whose-time';
import type { Schemas } from '../api/client';
import { useSpanText } from '../deadlines/span-text';
import { Empty, Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { secondsIn, SideBar, SideLegend } from '../tickets/side-bar';
import classes from './breakdown.module.css';
import { Frame } from './frame';
import { overviewQueries, type TimeQuery } from './queries';
import { TimeFilters, timeFilters, type TimeFilter } from './time-filters';
import { timeWays, TimeTable, type TimeWay } from './time-table';
import { useDesk } from './use-desk';

/** Whose the working time of a desk's tickets was (SK-12): a table that is a chart as well, and a file. What is asked for stands in the address. */
export function TimePage(): ReactNode {
  const { desk } = useDesk();
  const { desk: _desk, ...search } = useSearch({ from: '/signed-in/overview/time' });
  const asked: TimeFilter = Object.fromEntries(
    timeFilters.flatMap((key) => (search[key] === undefined ? [] : [[key, search[key]]])),
  );
  const by = timeWays.find((way) => way === search.by) ?? 'month';
  const query: TimeQuery = { desk, by, ...asked };
  const found = useQuery({ ...overviewQueries.time(query), placeholderData: keepPreviousData });
  const client = useQuery({
    ...overviewQueries.time({ desk, by: 'client', ...asked, limit: 1 }),
    enabled: asked.client !== undefined,
  });
  return (
    <Frame part="time">
      <Stack gap="lg">
        <TimeFilters desk={desk} asked={asked} shown={found.data} client={client.data?.lines[0]?.name ?? undefined} />
        {found.isPending ? (
          <Loading />
        ) : found.data === undefined ? (
          <Failed problem={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Found time={found.data} by={by} query={query} />
        )}
      </Stack>
    </Frame>
  );
}

function Found({ time, by, query }: { time: Schemas['WhoseTime']; by: TimeWay; query: TimeQuery }): ReactNode {
  const say = useTexts(timeTexts);
  const spanText = useSpanText();
  const { total, lines, open, more } = time;
  const file = `/api/v1/whose-time.csv?${new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)])).toString()}`;
  return (
    <>
      <div>
        <Text fw={600}>{say('sum', { time: spanText(secondsIn(total)), tickets: total.tickets })}</Text>
        {secondsIn(total) > 0 && (
          <>
            <SideBar line={total} />
            <SideLegend line={total} />
          </>
        )}
        <Text size="sm" c="dimmed" mt={6} maw={760}>
          {say('how')} {open.counted > 0 && say('open', { count: open.counted })}
        </Text>
        {open.leftOut > 0 && <Text size="sm">{say('leftOut', { count: open.leftOut })}</Text>}
      </div>
      <Row justify="space-between" gap="xs" className="no-print">
        <nav aria-label={say('by')} className={classes['ways']}>
          {timeWays.map((way) => (
            <Link
              key={way}
              to="/overview/time"
              search={(before) => ({ ...before, by: way })}
              replace
              resetScroll={false}
              className={classes['way']}
              activeOptions={{ includeSearch: true, exact: true }}
              aria-current={way === by ? 'page' : undefined}
            >
              {say(`by_${way}`)}
            </Link>
          ))}
        </nav>
        <Row gap="xs">
          <Button component="a" href={file} download size="xs" variant="default">
            {say('file')}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => window.print()}>
            {say('print')}
          </Button>
        </Row>
      </Row>
      {lines.length === 0 ? <Empty title={say('empty')} hint={say('emptyHint')} /> : <TimeTable time={time} by={by} />}
      {more > 0 && (
        <Text size="sm" c="dimmed">
          {say('more', { count: more })}
        </Text>
      )}
    </>
  );
}
