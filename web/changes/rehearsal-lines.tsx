import { Anchor, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { changeTexts } from '../../texts/web/changes';
import type { Schemas } from '../api/client';
import { useSpanText } from '../deadlines/span-text';
import { LinkTo } from '../kit/link';
import { Empty, Failed, Loading } from '../kit/states';
import { MoreButton } from '../kit/more-button';
import { WideTable } from '../kit/wide-table';
import { useTexts } from '../language/language';
import rules from '../rules/rules.module.css';
import { useDeskZone } from '../time/desk-zone';
import { When } from '../time/when';
import { changesQueries, type Draft, type LineFilter } from './changes-queries';
import classes from './changes.module.css';
import { Misfit } from './misfit';

type Line = Schemas['RehearsalLine'];
type Move = Line['moves'][number];

const filters = {
  all: {},
  onlyMoves: { outcome: 'moves' },
  onlyUnfit: { outcome: 'unfit' },
  onlyRed: { turns: 'red' },
  onlyGreen: { turns: 'green' },
} as const satisfies Record<string, LineFilter>;
type FilterName = keyof typeof filters;
const names = Object.keys(filters) as FilterName[];

/** Process by process: which date moves from what to what, and what would no longer fit. */
export function RehearsalLines({
  draft: { id: draft, desk: own },
  asked,
}: {
  draft: Pick<Draft, 'id' | 'desk'>;
  asked: string;
}): ReactNode {
  const say = useTexts(changeTexts);
  const [name, setName] = useState<FilterName>('all');
  const filter: LineFilter = filters[name];
  const found = useInfiniteQuery({
    ...changesQueries.lines(draft, asked, filter),
    placeholderData: keepPreviousData,
  });
  const first = found.data?.pages[0];
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const query = new URLSearchParams({ ...filter }).toString();
  if (found.isPending) return <Loading />;
  if (first === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  return (
    <Stack gap="sm">
      {first.faults.length > 0 && <Misfit title={say('faults')} faults={first.faults.map(sentence)} />}
      {first.misfits.map(({ desk, deskTitle, client, version, contract, faults }) => (
        <Misfit
          key={`${desk} ${version} ${client?.id ?? ''} ${contract ?? ''}`}
          title={`${say('misfits')}: ${say(contract === null ? 'misfit' : 'misfitContract', {
            ...{ desk: deskTitle, version, contract },
            client: client?.name ?? client?.id ?? '',
          })}`}
          faults={faults.map(sentence)}
        />
      ))}
      <Group justify="space-between" align="end">
        <NativeSelect
          label={say('filter')}
          size="xs"
          value={name}
          data={names.map((value) => ({ value, label: say(value) }))}
          onChange={({ currentTarget: { value } }) => setName(names.find((it) => it === value) ?? 'all')}
        />
        <Anchor size="sm" href={`/api/v1/drafts/${draft}/rehearsal.csv${query === '' ? '' : `?${query}`}`} download>
          {say('csv')}
        </Anchor>
      </Group>
      {lines.length === 0 ? (
        <Empty title={say('noLines')} />
      ) : (
        <WideTable label={say('lines')}>
          <table className={rules['table']} aria-label={say('lines')}>
            <thead>
              <tr>
                <th scope="col">{say('ticket')}</th>
                <th scope="col">{say('clock')}</th>
                <th scope="col">{say('from')}</th>
                <th scope="col">{say('to')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.flatMap((line) =>
                line.moves.length === 0 ? (
                  <tr key={line.id}>
                    <Named {...{ line, own }} />
                    <td colSpan={3}>
                      {say('unfit')}: {line.lacks.map(({ text }) => text).join(', ')}
                    </td>
                  </tr>
                ) : (
                  line.moves.map((move) => <MoveRow key={`${line.id} ${move.key}`} {...{ line, move, own }} />)
                ),
              )}
            </tbody>
          </table>
        </WideTable>
      )}
      <MoreButton found={found} />
    </Stack>
  );
}

function sentence({ path, message }: { readonly path: string; readonly message: string }): string {
  return path === '' ? message : `${path}: ${message}`;
}

/** @param own the desk of the draft: of others it is said whose a line is */
function Named({ line: { kind, number, client, desk, deskTitle }, own }: { line: Line; own: string }): ReactNode {
  return (
    <th scope="row">
      {kind === 'ticket' ? (
        <LinkTo to="/tickets/$ticket" params={{ ticket: number }}>
          {number}
        </LinkTo>
      ) : (
        number
      )}
      {client?.name != null && (
        <Text size="xs" c="dimmed">
          <bdi>{client.name}</bdi>
        </Text>
      )}
      {desk !== own && (
        <Text size="xs" c="dimmed">
          {deskTitle}
        </Text>
      )}
    </th>
  );
}

function MoveRow({ line, move, own }: { line: Line; move: Move; own: string }): ReactNode {
  const zone = useDeskZone(line.desk);
  const { title, before, after, left, turns, turnsText } = move;
  return (
    <tr>
      <Named {...{ line, own }} />
      <td>{title}</td>
      <td>
        <Due at={before} left={left?.before ?? null} zone={zone} />
      </td>
      <td data-turns={turns ?? undefined} className={classes['after']}>
        <Due at={after} left={left?.after ?? null} zone={zone} />
        {turnsText !== null && <Text size="xs">{turnsText}</Text>}
      </td>
    </tr>
  );
}

function Due({ at, left, zone }: { at: string | null; left: number | null; zone: string | undefined }): ReactNode {
  const say = useTexts(changeTexts);
  const span = useSpanText();
  if (at !== null) return <When at={at} zone={zone} />;
  return left === null ? say('noDate') : say('left', { span: span(left) });
}
