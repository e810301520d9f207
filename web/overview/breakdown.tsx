import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { nowTexts, overviewTexts } from '../../texts/web/overview';
import { ButtonTo } from '../kit/link';
import { Empty } from '../kit/states';
import { useStillList } from '../kit/still-list';
import { useTexts } from '../language/language';
import classes from './breakdown.module.css';
import { columns, linesOf, placeOf, ways, type Column, type Line, type Way } from './lines';
import { PlaceLink } from './place-link';
import type { Overview } from './queries';

/** So many clients the API names. */
const mostClients = 50;

/** Whose the open work is, or what it is about: each number is a link to the tickets that it counts. */
export function Breakdown({ overview, way }: { overview: Overview; way: Way }): ReactNode {
  const say = useTexts(nowTexts);
  const shared = useTexts(overviewTexts);
  const offered = ways.filter((it) => it !== 'service' || overview.byService.length > 0);
  const lines = useMemo(() => linesOf(overview, way), [overview, way]);
  const still = useStillList(lines, { key: `${overview.desk} ${way}`, pages: 1 });
  const most = Math.max(1, ...lines.map(({ open }) => open));
  return (
    <Stack component="section" gap="sm" aria-labelledby="whose">
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h4" id="whose">
          {say('whose')}
        </Title>
        <nav aria-label={say('by')} className={classes['ways']}>
          {offered.map((name) => (
            <Link
              key={name}
              to="/overview"
              search={(before) => ({ ...before, by: name })}
              replace
              resetScroll={false}
              className={classes['way']}
              activeOptions={{ includeSearch: true, exact: true }}
              aria-current={name === way ? 'page' : undefined}
            >
              {say(name)}
            </Link>
          ))}
        </nav>
      </Group>
      <div role="status">
        {still.isStale && (
          <Alert p="xs" variant="light" color="brand">
            <Group justify="space-between" gap="xs">
              <span>{shared('changed')}</span>
              <Button size="compact-sm" variant="subtle" onClick={still.settle}>
                {shared('show')}
              </Button>
            </Group>
          </Alert>
        )}
      </div>
      {still.lines.length === 0 ? (
        <Empty title={say('nothingOpen')} hint={say('nothingOpenHint')} />
      ) : (
        <table className={classes['table']} role="table" aria-labelledby="whose">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                {say(`name_${way}`)}
              </th>
              {columns.map((column) => (
                <th key={column} role="columnheader" scope="col">
                  {say(column)}
                </th>
              ))}
              {way === 'person' && (
                <th role="columnheader" scope="col">
                  {say('trips')}
                </th>
              )}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {still.lines.map(({ item, isGone }) => (
              <Row key={item.id} line={isGone ? gone(item) : item} {...{ way, overview, most }} />
            ))}
          </tbody>
        </table>
      )}
      {way === 'client' && lines.length >= mostClients && (
        <Text size="sm" c="dimmed">
          {say('firstClients', { count: mostClients })}
        </Text>
      )}
    </Stack>
  );
}

/** What has left a breakdown has nothing open any more. */
function gone(line: Line): Line {
  const nothing = { open: 0, overdue: 0, atRisk: 0 };
  return { ...line, ...nothing, dueThisWeek: 0, visits: line.visits === null ? null : nothing };
}

function Row({
  line,
  way,
  overview,
  most,
}: {
  line: Line;
  way: Way;
  overview: Overview;
  /** Of all lines; the longest bar. */
  most: number;
}): ReactNode {
  const say = useTexts(nowTexts);
  const shared = useTexts(overviewTexts);
  const name = line.name ?? (way === 'person' ? shared('nobody') : say('noService'));
  return (
    <tr role="row" data-nobodys={line.name === null || undefined}>
      <th role="rowheader" scope="row">
        <span className={classes['name']}>
          <bdi>{name}</bdi>
          {way === 'person' && line.name === null && line.open > 0 && (
            <ButtonTo
              to="/queues/$queue"
              params={{ queue: 'nobody' }}
              search={{ desk: overview.desk }}
              size="compact-xs"
              variant="light"
            >
              {say('assign')}
            </ButtonTo>
          )}
        </span>
        <Bar line={line} most={most} />
      </th>
      {columns.map((column) => (
        <td key={column} role="cell" data-label={say(column)}>
          <Cell line={line} name={name} column={column} overview={overview} />
        </td>
      ))}
      {way === 'person' && (
        <td role="cell" data-label={say('trips')} data-wide>
          <Trips line={line} name={name} desk={overview.desk} />
        </td>
      )}
    </tr>
  );
}

function Cell({
  line,
  name,
  column,
  overview,
}: {
  line: Line;
  name: string;
  column: Column;
  overview: Overview;
}): ReactNode {
  const say = useTexts(nowTexts);
  const count = line[column];
  const place = placeOf(line, column, overview);
  if (count === 0 || place === null) return <span data-tone={count === 0 ? 'none' : undefined}>{count}</span>;
  return (
    <PlaceLink place={place} className={classes['number']} label={say('cell', { what: say(column), count, name })}>
      <span data-tone={column}>{count}</span>
    </PlaceLink>
  );
}

function Trips({ line: { id, visits }, name, desk }: { line: Line; name: string; desk: string }): ReactNode {
  const say = useTexts(nowTexts);
  if (visits === null || visits.open === 0) return <span data-tone="none">0</span>;
  return (
    <span>
      <PlaceLink
        // Who goes is known once there is a time.
        place={{
          to: '/overview/visits',
          search: { desk, ...(id === '' ? { view: 'to-plan' } : { view: 'all', about: id }) },
        }}
        className={classes['number']}
        label={say('tripsCell', { count: visits.open, name })}
      >
        {visits.open}
      </PlaceLink>
      {visits.overdue > 0 && <span data-tone="overdue"> · {say('tripsLate', { count: visits.overdue })}</span>}
    </span>
  );
}

/** How much of it is late and near: what the numbers say, to be seen at a glance. */
function Bar({ line, most }: { line: Line; most: number }): ReactNode {
  const width = (count: number): { readonly width: string } => ({ width: `${(100 * count) / most}%` });
  return (
    <span className={classes['bar']} aria-hidden>
      <span data-tone="overdue" style={width(line.overdue)} />
      <span data-tone="atRisk" style={width(line.atRisk)} />
      <span style={width(Math.max(0, line.open - line.overdue - line.atRisk))} />
    </span>
  );
}
